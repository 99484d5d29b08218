import { CONDITION_ORDER, conditionOf, type HostCondition } from "../../model/condition";
import type { HostReport, Report } from "../../model/report";

/** The conditions that there are and how many hosts have each, worst first. */
export function countConditions(hosts: readonly HostReport[]): readonly (readonly [HostCondition, number])[] {
  const all = hosts.map(conditionOf);
  const counts = CONDITION_ORDER.map((name) => [name, all.filter((one) => one === name).length] as const);
  return counts.filter(([, count]) => count > 0);
}

/** The same in words, for example `3 unhealthy`, `1 with warnings`, `20 ok`. */
export function countWords(hosts: readonly HostReport[]): readonly string[] {
  const wordOf = (name: HostCondition) => (name === "warnings" ? "with warnings" : CONDITIONS[name].word);
  return countConditions(hosts).map(([name, count]) => `${count} ${wordOf(name)}`);
}

/** Errors that are about no host, for the end of a count: `1 error`; nothing where there is none. */
export function countErrors({ errors }: Report): readonly string[] {
  return errors.length === 0 ? [] : [`${errors.length} ${errors.length === 1 ? "error" : "errors"}`];
}

/** How something looks: a sign, a word and a color, which is never the only one of them. */
export interface Appearance {
  readonly sign: string;
  readonly word: string;
  /** Which color. */
  readonly tone: "good" | "changed" | "bad" | "lost" | "calm";
}

/** How each condition looks; with an emoji where signs have colors of their own. */
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
