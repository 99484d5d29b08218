import { type DescribedSetting, describeSetting, type SettingKind } from "../../model/describe-setting";
import type { SettingReport } from "../../model/report";
import { declaredWords, settingWords, valueWords, type Words } from "../content/setting-words";
import { html, joined, type Markup, type Part } from "../markup";
import { breakable } from "./anchors";

/** One setting of a host: what it is, and below it what else there is to know. */
export function settingCell(setting: SettingReport | undefined, label: string): Markup {
  const { value, note } = setting === undefined ? { value: NOT_KNOWN } : content(setting);
  const { sign, tone } = (setting && APPEARANCES[describeSetting(setting).kind]) ?? {};
  const mark = sign === undefined ? undefined : html`<span class="sign" aria-hidden="true">${sign}</span> `;
  const below = note === undefined ? undefined : html`<p class="note">${note}</p>`;
  return html`<td role="cell" data-label="${label}" class="setting ${tone}"><div>${mark}${value}${below}</div></td>`;
}

interface SettingAppearance {
  readonly sign: string;
  readonly tone?: "changed" | "calm";
}

const APPEARANCES: { readonly [K in SettingKind]?: SettingAppearance } = {
  drifted: { sign: "≠", tone: "changed" },
  overridden: { sign: "⚑", tone: "changed" },
  pending: { sign: "+", tone: "calm" },
  declared: { sign: "+", tone: "calm" },
  as_declared: { sign: "✓" },
};

const NOT_KNOWN = html`<span class="muted">${valueWords(null)}</span>`;

/** Between the names of a list, each on a line of its own. */
const LINES = html`,<br>`;

interface Content {
  readonly value: Markup;
  readonly note?: Part;
}

function content(setting: SettingReport): Content {
  const described = describeSetting(setting);
  const value = described.value === null && !described.isSensitive ? NOT_KNOWN : valueText(described, LINES);
  switch (described.kind) {
    case "drifted":
      return { value, note: driftNote(described, setting) };
    case "overridden":
      return { value, note: html`overridden by Group Policy; declared ${declaredText(described)}` };
    case "pending":
      return {
        value: declaredText(described, LINES),
        note: html`not applied yet; the host has ${valueText(described)}`,
      };
    case "declared":
      return { value, note: "declared" };
    default:
      return { value, note: described.isPolicy ? "set by Group Policy" : undefined };
  }
}

function driftNote(described: DescribedSetting, { changedIn }: SettingReport): Markup {
  const should = described.declared === undefined ? "not as declared" : html`declared ${declaredText(described)}`;
  const where = changedIn === "code" ? "the declaration changed and was not applied" : "changed on the host";
  return html`${should} – ${where}`;
}

function valueText(described: DescribedSetting, separator: Part = ", "): Markup {
  return wordsText(settingWords(described), separator);
}

function declaredText(described: DescribedSetting, separator: Part = ", "): Markup {
  return described.declared === null ? NOT_KNOWN : wordsText(declaredWords(described) ?? [], separator);
}

function wordsText(words: Words, separator: Part): Markup {
  const names = words.map((name) => html`<span class="value">${breakable(name)}</span>`);
  return html`${joined(names, separator)}`;
}
