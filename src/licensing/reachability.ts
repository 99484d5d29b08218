import { quoted } from "../harmless-text";
import { type ConnectivityStatus, connectivityStatus } from "./connectivity";
import type { ServerConnectivity } from "./diagnosis/diagnosis-input";

/** Whether enough license servers can be used: `unknown` when those that could not be judged decide. */
export interface Reachability {
  readonly outcome: "met" | "violated" | "unknown";
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
