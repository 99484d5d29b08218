import type { SettingReport } from "../../model/report";
import { type DescribedSetting, describeSetting, NOT_KNOWN, type Words } from "../../model/describe-setting";
import { breakable } from "./anchors";
import { html, joined, type Markup, type Part } from "../markup";

/** One setting of a host: what it is, and below it what else there is to know. */
export function settingCell(setting: SettingReport | undefined, label: string): Markup {
  const { sign, value, note, tone } = content(setting);
  const mark = sign === undefined ? undefined : html`<span class="sign" aria-hidden="true">${sign}</span> `;
  const below = note === undefined ? undefined : html`<p class="note">${note}</p>`;
  const shown = html`${mark}${valueText(value, html`,<br>`)}${below}`;
  return html`<td role="cell" data-label="${label}" class="setting ${tone}"><div>${shown}</div></td>`;
}

interface Content {
  readonly sign?: string;
  readonly value: Words;
  readonly note?: Part;
  readonly tone?: "changed" | "calm";
}

function content(setting: SettingReport | undefined): Content {
  if (setting === undefined) return { value: NOT_KNOWN };
  const described = describeSetting(setting);
  const { kind, value, isPolicy } = described;
  if (kind === "differs") return { sign: "≠", value, note: differenceNote(described, setting), tone: "changed" };
  if (kind === "overridden") {
    const note = html`Group Policy wins; declared ${valueText(described.declared ?? NOT_KNOWN)}`;
    return { sign: "⚑", value, note, tone: "changed" };
  }
  if (kind === "held") {
    return {
      sign: "+",
      value: described.declared ?? NOT_KNOWN,
      note: html`holds ${valueText(value)} now`,
      tone: "calm",
    };
  }
  if (kind === "declared") return { sign: "+", value, note: "declared", tone: "calm" };
  const isAsDeclared = setting.declared !== undefined && setting.declared !== null && value !== NOT_KNOWN;
  return { sign: isAsDeclared ? "✓" : undefined, value, note: isPolicy ? "set by Group Policy" : undefined };
}

function differenceNote({ declared }: DescribedSetting, { changedIn }: SettingReport): Markup {
  const should = declared === undefined ? "not as declared" : html`declared ${valueText(declared)}`;
  const where = changedIn === "code" ? "the declaration changed and was not applied" : "changed on the host";
  return html`${should} – ${where}`;
}

function valueText(value: Words, separator: Part = ", "): Markup {
  if (value === NOT_KNOWN) return html`<span class="muted">not known</span>`;
  return html`${joined(
    value.map((name) => html`<span class="value">${breakable(name)}</span>`),
    separator,
  )}`;
}
