import { harmless, quoted } from "../harmless-text";
import {
  type Deployment,
  deploymentForDiagnosis,
  type HostConnections,
  isProblem,
  type ObservedHost,
  parseSessionHost,
  readDeployment,
  type SessionHost,
  withinHostLimit,
} from "../windows";
import { CliError } from "./cli-error";
import { hostNamed } from "./read-hosts";
import { onEndingSignal } from "./run-to-end";

/**
 * The hosts to ask, and the deployment to compare them with. Where none are named, the broker has to say which; where they
 * are, one that cannot be asked leaves a question open at each.
 */
export async function withDeployment(
  named: readonly SessionHost[],
  broker: string | undefined,
  { connections, limitMs }: { readonly connections: HostConnections; readonly limitMs: number },
): Promise<{ readonly hosts: readonly SessionHost[]; readonly deployment?: Deployment["licensing"] }> {
  if (broker === undefined) return { hosts: named };
  const at = connections.to(hostNamed({ name: broker, place: `--broker ${broker}` }));
  const read = () => readBroker(at, limitMs);
  if (named.length > 0) return { hosts: named, deployment: await deploymentForDiagnosis(read) };
  const deployment = await read();
  return { hosts: sessionHostsOf(broker, deployment), deployment: deployment.licensing };
}

/**
 * Reads the deployment of a Connection Broker, until a signal ends the command. Throws `HostError` as `readDeployment` does.
 */
async function readBroker(broker: ObservedHost, limitMs: number): Promise<Deployment> {
  const ending = new AbortController();
  const stopListening = onEndingSignal(() => ending.abort());
  try {
    const outcome = await withinHostLimit(broker, { signal: ending.signal, limitMs }, readDeployment);
    if ("value" in outcome) return outcome.value;
    throw outcome.error;
  } finally {
    stopListening();
  }
}

/**
 * The session hosts of a deployment, where WinRM is on its usual port. People are told of members that are left out because
 * no host can have their name. Throws `CliError` `no_session_hosts` where there are none, or where they are not known.
 *
 * @param broker as it was named, for people
 */
function sessionHostsOf(
  broker: string,
  { sessionHosts, invalidNames }: Pick<Deployment, "sessionHosts" | "invalidNames">,
): readonly SessionHost[] {
  tellLeftOut(broker, invalidNames);
  if (!sessionHosts.known) throw noSessionHosts(broker, sessionHosts.reason);
  if (sessionHosts.value.length === 0) throw noSessionHosts(broker, "No member of its deployment is a session host.");
  return sessionHosts.value.map((name) => {
    const host = parseSessionHost(name);
    if (isProblem(host)) throw new Error(`readDeployment gave an invalid name: ${quoted(name)}`);
    return host;
  });
}

/** Most names that are told one by one: what is left out is the broker's to choose. */
const MOST_TOLD = 5;

function tellLeftOut(broker: string, names: readonly string[]): void {
  const tell = (what: string) => process.stderr.write(`rds-licensing: ${harmless(broker)} names ${what}\n`);
  for (const name of names.slice(0, MOST_TOLD))
    tell(`a member ${quoted(name)}, a name that no host can have; it is left out.`);
  if (names.length > MOST_TOLD) tell(`${names.length - MOST_TOLD} more members that are left out.`);
}

function noSessionHosts(broker: string, reason: string): CliError {
  return new CliError({
    code: "no_session_hosts",
    summary: `${broker} names no session hosts to work on`,
    detail: `${reason} Name the session hosts yourself.`,
  });
}
