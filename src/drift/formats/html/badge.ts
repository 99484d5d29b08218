import type { Severity } from "../../../licensing";
import type { HostState } from "../../report/report";

/** A sign and a word; the color is the third to tell, never the only one. */
interface Look {
  readonly sign: string;
  readonly word: string;
  /** Of the style: which colors. */
  readonly tone: "good" | "changed" | "bad" | "lost" | "calm";
}

export const STATES: { readonly [S in HostState]: Look } = {
  ok: { sign: "✓", word: "ok", tone: "good" },
  drifted: { sign: "≠", word: "drifted", tone: "changed" },
  unhealthy: { sign: "✗", word: "unhealthy", tone: "bad" },
  unmanaged: { sign: "+", word: "not applied yet", tone: "calm" },
  leaving: { sign: "−", word: "to be released", tone: "calm" },
  unreachable: { sign: "⊘", word: "unreachable", tone: "lost" },
  failed: { sign: "⊗", word: "failed", tone: "bad" },
};

const OK_WITH_WARNINGS: Look = { sign: "✓", word: "ok, with warnings", tone: "changed" };

const SEVERITIES: { readonly [S in Severity]: Look } = {
  error: { sign: "✗", word: "error", tone: "bad" },
  warning: { sign: "!", word: "warning", tone: "changed" },
  unknown: { sign: "?", word: "not checked", tone: "lost" },
  info: { sign: "i", word: "info", tone: "calm" },
};

/** @param hasWarnings only a host that is ok has nothing worse to say */
export function stateBadge(state: HostState, hasWarnings = false): string {
  return badge(state === "ok" && hasWarnings ? OK_WITH_WARNINGS : STATES[state]);
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
