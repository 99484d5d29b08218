import type { Severity } from "../../../licensing";
import type { HostCondition } from "../../model/condition";
import { type Appearance, CONDITIONS } from "../content/conditions";
import { html, type Markup } from "../markup";

const SEVERITIES: { readonly [S in Severity]: Appearance } = {
  error: { sign: "✗", word: "error", tone: "bad" },
  warning: { sign: "!", word: "warning", tone: "changed" },
  unknown: { sign: "?", word: "not checked", tone: "lost" },
  info: { sign: "i", word: "info", tone: "calm" },
};

export function conditionBadge(condition: HostCondition): Markup {
  return badge(CONDITIONS[condition]);
}

export function severityBadge(severity: Severity): Markup {
  return badge(SEVERITIES[severity]);
}

/** What a severity is told by in the middle of a text. */
export function severitySign(severity: Severity): Markup {
  const { sign, tone } = SEVERITIES[severity];
  return html`<span class="sign ${tone}" aria-hidden="true">${sign}</span>`;
}

export function badge({ sign, word, tone }: Appearance): Markup {
  return html`<span class="badge ${tone}"><span class="sign" aria-hidden="true">${sign}</span> ${word}</span>`;
}
