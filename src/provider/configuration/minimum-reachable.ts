import { judgeReachability, type Reachability, type ServerConnectivity } from "../../licensing";
import { type Diagnostic, errorDiagnostic, warningDiagnostic } from "../../plugin";
import { askConnectivity, HostError, type WindowsAnswer } from "../../windows";
import type { ConfigurationState } from "./configuration-schema";

type Wanted = Pick<ConfigurationState, "host" | "license_servers" | "redundancy">;

const PATH = ["redundancy", "minimum_reachable"] as const;

/** Has the host try its license servers, where a minimum of reachable ones is wanted. */
export async function minimumReachableDiagnostics(
  wanted: Wanted,
  terminalService: WindowsAnswer["terminalService"],
): Promise<Diagnostic[]> {
  const { host, license_servers, redundancy } = wanted;
  const minimum = redundancy?.minimum_reachable;
  if (redundancy === null || minimum === null || minimum === undefined) return [];
  if (terminalService === undefined) return [cannotTell(host, "Windows could not be asked.")];
  let asked: readonly ServerConnectivity[];
  try {
    asked = await askConnectivity(terminalService, license_servers);
  } catch (error) {
    if (!(error instanceof HostError) || error.code === "canceled") throw error;
    return [cannotTell(host, error.message)];
  }
  const reachability = judgeReachability(asked, Number(minimum));
  if (reachability.outcome === "met") return [];
  if (reachability.outcome === "unknown") return [cannotTell(host, explain(reachability))];
  const diagnostic = redundancy.on_violation === "warn" ? warningDiagnostic : errorDiagnostic;
  const detail = `${host} can use ${reachability.usable} of its ${license_servers.length} license servers, but needs at least ${minimum}. ${explain(reachability)} Run "rds-licensing check" for details of each.`;
  return [diagnostic("Too few reachable license servers", detail, PATH)];
}

function cannotTell(host: string, why: string): Diagnostic {
  const detail = `Whether enough license servers can be reached from ${host} is not known. ${why}`;
  return warningDiagnostic("Reachability is not known", detail, PATH);
}

function explain({ others }: Reachability): string {
  return `From this host, ${others.join("; ")}.`;
}
