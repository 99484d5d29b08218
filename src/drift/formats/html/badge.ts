import type { Severity } from "../../../licensing";
import { CONDITIONS, type HostCondition, type Look } from "../condition";

const SEVERITIES: { readonly [S in Severity]: Look } = {
  error: { sign: "✗", word: "error", tone: "bad" },
  warning: { sign: "!", word: "warning", tone: "changed" },
  unknown: { sign: "?", word: "not checked", tone: "lost" },
  info: { sign: "i", word: "info", tone: "calm" },
};

export function conditionBadge(condition: HostCondition): string {
  return badge(CONDITIONS[condition]);
}

/** @param count how many there are, where that is to be said */
export function severityBadge(severity: Severity, count?: number): string {
  const look = SEVERITIES[severity];
  if (count === undefined) return badge(look);
  const isPlural = count > 1 && (severity === "error" || severity === "warning");
  return badge({ ...look, word: `${count} ${look.word}${isPlural ? "s" : ""}` });
}

function badge({ sign, word, tone }: Look): string {
  return `<span class="badge ${tone}"><span class="sign" aria-hidden="true">${sign}</span> ${word}</span>`;
}
