import type { SettingReport, SettingValue } from "../../report/report";
import { isOverridden } from "../is-overridden";
import { text } from "./text";

/** One setting of a host: what it is, and below it what else there is to know. */
export function settingCell(setting: SettingReport | undefined, label: string): string {
  const { sign, value, note, tone } = content(setting);
  const mark = sign === "" ? "" : `<span class="sign" aria-hidden="true">${sign}</span> `;
  const below = note === "" ? "" : `<p class="note">${note}</p>`;
  return `<td role="cell" data-label="${label}" class="setting ${tone}"><div>${mark}${valueText(value, ",<br>")}${below}</div></td>`;
}

interface Content {
  readonly sign: string;
  readonly value: SettingValue | undefined;
  /** Markup. */
  readonly note: string;
  readonly tone: "" | "changed" | "calm";
}

function content(setting: SettingReport | undefined): Content {
  if (setting === undefined) return { sign: "", value: undefined, note: "", tone: "" };
  const { declared, found, effective, source, drifted, changedIn } = setting;
  if (drifted) {
    const where = changedIn === "code" ? "the declaration changed and was not applied" : "changed on the host";
    return { sign: "≠", value: found, note: `declared ${valueText(declared)} – ${where}`, tone: "changed" };
  }
  if (isOverridden(setting)) {
    return { sign: "⚑", value: effective, note: `Group Policy wins; declared ${valueText(declared)}`, tone: "changed" };
  }
  const known = effective ?? found;
  if ((known === undefined || known === null) && declared !== undefined && declared !== null) {
    return { sign: "+", value: declared, note: "declared", tone: "calm" };
  }
  const note = source === "group_policy" ? "set by Group Policy" : "";
  return { sign: declared === undefined || declared === null ? "" : "✓", value: known, note, tone: "" };
}

function valueText(value: SettingValue | undefined, separator = ", "): string {
  if (value === undefined || value === null) return '<span class="muted">not known</span>';
  if (typeof value === "string") return `<span class="value">${text(value)}</span>`;
  if (value.length === 0) return '<span class="value">none</span>';
  return value.map((name) => `<span class="value">${text(name)}</span>`).join(separator);
}
