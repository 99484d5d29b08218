import { harmlessValues, quoted, someOf } from "../../harmless-text";
import { knownOrNull } from "../../licensing";
import { type DataOutcome, type DataRequest, type Diagnostic, warningDiagnostic } from "../../plugin";
import type { Deployment } from "../../windows";
import { onHost } from "../host-diagnostics";
import type { HostPool } from "../host-pool";
import type { DEPLOYMENT_SCHEMA, DeploymentState } from "./deployment";
import { deploymentOf } from "./deployment-of";

type S = typeof DEPLOYMENT_SCHEMA;

/**
 * Reads a deployment. What keeps a session host out of the list is a warning too: a `for_each` over the list would not
 * show that one is missing.
 */
export async function readDeploymentState({
  config: { host },
  client,
  signal,
}: DataRequest<S, HostPool>): Promise<DataOutcome<S>> {
  const { id } = client.host(host);
  const deployment = await onHost(() => deploymentOf(client, host, signal));
  const state = { host, id, ...harmlessValues(stateOf(deployment)) };
  return { state, diagnostics: missingSessionHosts(host, deployment) };
}

function stateOf(deployment: Deployment): Omit<DeploymentState, "host" | "id"> {
  const { members, sessionHosts, licensing } = deployment;
  return {
    session_hosts: knownOrNull(sessionHosts),
    members: members.map(({ name, roles }) => ({ name, roles })),
    uses_central_settings: knownOrNull(licensing.usesCentralSettings),
    mode: knownOrNull(licensing.mode),
    license_servers: knownOrNull(licensing.licenseServers),
    problems: problemsOf(deployment),
  };
}

function problemsOf({ sessionHosts, invalidNames, licensing }: Deployment): string[] {
  const { usesCentralSettings, mode, licenseServers } = licensing;
  const reasons = [sessionHosts, usesCentralSettings, mode, licenseServers].flatMap((answer) =>
    answer.known ? [] : [answer.reason],
  );
  return [...new Set(reasons), ...(invalidNames.length === 0 ? [] : [leftOut(invalidNames)])];
}

function missingSessionHosts(host: string, { sessionHosts, invalidNames }: Deployment): Diagnostic[] {
  const open = sessionHosts.known
    ? []
    : [
        warningDiagnostic(
          `${host}: The session hosts are not known`,
          `${sessionHosts.reason} "session_hosts" is null, so that nothing is left out of a for_each by mistake.`,
          ["host"],
        ),
      ];
  const invalid =
    invalidNames.length === 0
      ? []
      : [warningDiagnostic(`${host}: Members are left out`, leftOut(invalidNames), ["host"])];
  return [...open, ...invalid];
}

/** Most names of one sentence. */
const MOST_NAMED = 5;

function leftOut(names: readonly string[]): string {
  const named = someOf(
    names.map((name) => quoted(name)),
    MOST_NAMED,
  );
  return `The Connection Broker names members whose names no host can have: ${named}. They are left out. Remove them from the deployment, or correct their names there.`;
}
