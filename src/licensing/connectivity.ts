import { quoted } from "../harmless-text";
import type { Answer } from "./answer";

/** What a connectivity status says of a license server; `unknown`: nothing about licensing can be told from it. */
export type ConnectivityVerdict = "usable" | "unusable" | "unknown";

/** What the number of a connectivity status means. */
export interface ConnectivityStatus {
  /** For programs, for example `not_connectable`. */
  readonly name: string;
  /** What it says of the license server. */
  readonly verdict: ConnectivityVerdict;
  /** One clause that follows the server's name: `cannot be reached`. */
  readonly meaning: string;
}

/**
 * `GetTStoLSConnectivityStatus` values
 * (https://learn.microsoft.com/windows/win32/termserv/win32-terminalservicesetting-gettstolsconnectivitystatus).
 * 8 is about the rights of the account that asks, not about licensing.
 */
const STATUSES: ReadonlyMap<number, ConnectivityStatus> = new Map([
  [0, status("unknown", "unknown", "has a state that Windows could not determine")],
  [1, status("valid_2008_r2", "usable", "can be used (Windows Server 2008 R2)")],
  [2, status("valid_2008", "usable", "can be used (Windows Server 2008)")],
  [3, status("beta_mismatch", "unusable", "is a prerelease and the session host is not, or the reverse")],
  [4, status("lower_version", "unusable", "runs an older version of Windows Server than the session host")],
  [
    5,
    status("not_in_security_group", "unusable", "serves only members of its security group, and this host is not one"),
  ],
  [6, status("not_connectable", "unusable", "cannot be reached")],
  [7, status("validity_unknown", "unknown", "can be reached; whether it can be used could not be determined")],
  [8, status("access_denied", "unknown", "can be reached; the account that asked is not an administrator there")],
  [9, status("valid_vdi", "usable", "can be used")],
  [10, status("not_supported", "unknown", "does not support being asked")],
  [11, status("valid", "usable", "can be used")],
]);

function status(name: string, verdict: ConnectivityVerdict, meaning: string): ConnectivityStatus {
  return { name, verdict, meaning };
}

/** What asking for a status brought: its number, or nothing before the time limit, which a dead server is likely to do. */
export type ConnectivityAnswer = number | "no_answer";

/** A number that is not documented is unknown. */
export function connectivityStatus(answer: ConnectivityAnswer): ConnectivityStatus {
  if (answer === "no_answer") return status("no_answer", "unusable", "did not answer in time");
  return STATUSES.get(answer) ?? status(`unknown_${answer}`, "unknown", `has the undocumented state ${answer}`);
}

/** How a session host sees one of its license servers. */
export interface ServerConnectivity {
  /** As in the host's list. */
  readonly server: string;
  /** For {@link connectivityStatus}. */
  readonly status: Answer<ConnectivityAnswer>;
}

/** Whether enough license servers can be used: `unknown` when those that could not be judged decide. */
export interface Reachability {
  /** Whether the minimum is met. */
  readonly outcome: "met" | "violated" | "unknown";
  /** How many are known to be usable. */
  readonly usable: number;
  /** Every server that is not known to be usable, and why, in words. */
  readonly others: readonly string[];
}

/** A server whose status says nothing about licensing, or that could not be asked about, may be usable. */
export function judgeReachability(asked: readonly ServerConnectivity[], minimum: number): Reachability {
  const judged = asked.map((one) => ({ ...one, ...judge(one.status) }));
  const usable = judged.filter(({ verdict }) => verdict === "usable").length;
  const unclear = judged.filter(({ verdict }) => verdict === "unknown").length;
  const others = judged
    .filter(({ verdict }) => verdict !== "usable")
    .map(({ server, meaning }) => `${quoted(server)} ${meaning}`);
  if (usable >= minimum) return { outcome: "met", usable, others };
  return { outcome: usable + unclear < minimum ? "violated" : "unknown", usable, others };
}

function judge(status: ServerConnectivity["status"]): Omit<ConnectivityStatus, "name"> {
  if (status.known) return connectivityStatus(status.value);
  return { verdict: "unknown", meaning: `could not be asked about: ${status.reason}` };
}
