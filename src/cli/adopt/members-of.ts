import { quoted } from "../../harmless-text";
import { type HostConnections, readDeployment, type SessionHost } from "../../windows";
import { CliError } from "../cli-error";
import { hostNamed } from "../read-hosts";
import { onEndingSignal } from "../run-to-end";

/**
 * The session hosts of the deployment that a Connection Broker has; none where no broker is named. Names that no host can
 * have are told and passed over.
 *
 * @throws CliError `invalid_host`, and `incomplete_answer` where the broker leaves open which members are session hosts
 * @throws HostError for a broker that cannot be asked
 */
export async function membersOf(
  broker: string | undefined,
  connections: HostConnections,
): Promise<readonly SessionHost[]> {
  if (broker === undefined) return [];
  const connection = connections.to(hostNamed({ name: broker, place: `--broker ${broker}` }));
  const ending = new AbortController();
  const stopListening = onEndingSignal(() => ending.abort());
  try {
    const { sessionHosts, invalidNames } = await readDeployment(connection, ending.signal);
    for (const name of invalidNames) {
      process.stderr.write(`rds-licensing: The broker names ${quoted(name)}, which no host can be called.\n`);
    }
    if (!sessionHosts.known) throw incompleteAnswer(broker, sessionHosts.reason);
    if (sessionHosts.value.length === 0) throw noSessionHosts(broker);
    return sessionHosts.value.map((name) => hostNamed({ name }));
  } finally {
    stopListening();
  }
}

function incompleteAnswer(broker: string, reason: string): CliError {
  const detail = `${reason} Name the session hosts instead of --broker.`;
  return new CliError({ code: "incomplete_answer", summary: `${broker} does not tell all session hosts`, detail });
}

function noSessionHosts(broker: string): CliError {
  const detail = "On the broker, Get-RDServer shows the members and their roles.";
  return new CliError({
    code: "incomplete_answer",
    summary: `The deployment of ${broker} has no session hosts`,
    detail,
  });
}
