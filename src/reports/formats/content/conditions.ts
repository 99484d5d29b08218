import type { HostReport, HostState, Report } from "../../model/report";
import { hostIssues, needsAttention } from "./host-issues";

/** How a host is, for every format: its state, or `warnings` where that is `ok` and there is something to look at still. */
export type HostCondition = HostState | "warnings";

export function conditionOf(host: HostReport): HostCondition {
  return host.state === "ok" && hostIssues(host).some(needsAttention) ? "warnings" : host.state;
}

/** The conditions that there are and how many hosts have each, in the order of {@link CONDITIONS}. */
export function countConditions({ hosts }: Report): readonly (readonly [HostCondition, number])[] {
  const all = hosts.map(conditionOf);
  const names = Object.keys(CONDITIONS) as HostCondition[];
  const counts = names.map((name) => [name, all.filter((one) => one === name).length] as const);
  return counts.filter(([, count]) => count > 0);
}

/** What is about no host, for the end of a count: `1 error`; nothing where there is none. */
export function countErrors({ errors }: Report): readonly string[] {
  return errors.length === 0 ? [] : [`${errors.length} ${errors.length === 1 ? "error" : "errors"}`];
}

/** A sign and a word; the color is the third to tell, never the only one. */
export interface Appearance {
  readonly sign: string;
  readonly word: string;
  /** Which colors. */
  readonly tone: "good" | "changed" | "bad" | "lost" | "calm";
}

/** Worst first; with a sign for where signs have colors of their own. */
export const CONDITIONS: { readonly [C in HostCondition]: Appearance & { readonly emoji: string } } = {
  failed: { sign: "⊗", emoji: "🛑", word: "failed", tone: "bad" },
  drifted: { sign: "≠", emoji: "🔶", word: "drifted", tone: "changed" },
  unhealthy: { sign: "✗", emoji: "❌", word: "unhealthy", tone: "bad" },
  not_looked_at: { sign: "○", emoji: "🙈", word: "not looked at", tone: "lost" },
  not_known: { sign: "?", emoji: "❓", word: "not known", tone: "lost" },
  unreachable: { sign: "⊘", emoji: "⛔", word: "unreachable", tone: "lost" },
  unmanaged: { sign: "+", emoji: "➕", word: "not applied yet", tone: "calm" },
  leaving: { sign: "−", emoji: "➖", word: "to be released", tone: "calm" },
  warnings: { sign: "✓", emoji: "🟡", word: "ok, with warnings", tone: "changed" },
  ok: { sign: "✓", emoji: "✅", word: "ok", tone: "good" },
};
