import { createColors } from "picocolors";
import type { DoctorReport } from "./doctor-report";
import type { Step, StepState } from "./step";

/** What the reader's terminal can show. */
export interface TextOptions {
  readonly color: boolean;
  /** Whether it shows more than ASCII. */
  readonly unicode: boolean;
}

const SIGNS: Readonly<Record<StepState, readonly [unicode: string, ascii: string]>> = {
  ok: ["✓", "+"],
  warning: ["!", "!"],
  failed: ["✗", "x"],
  not_tried: ["–", "-"],
};

const TITLE_WIDTH = "root/cimv2/TerminalServices".length;
const TIME_WIDTH = "30000 ms".length;

/** A step in one line, and its remedy in another. */
export function stepText({ state, title, milliseconds, detail, remedy }: Step, options: TextOptions): string {
  const colors = createColors(options.color);
  const paint = { ok: colors.green, warning: colors.yellow, failed: colors.red, not_tried: colors.dim }[state];
  const [unicode, ascii] = SIGNS[state];
  const time = milliseconds === undefined ? "" : `${milliseconds} ms`;
  const sign = paint(options.unicode ? unicode : ascii);
  const line = `${sign} ${title.padEnd(TITLE_WIDTH)}  ${time.padStart(TIME_WIDTH)}  ${told(detail, options)}\n`;
  return remedy === undefined ? line : `${line}    ${told(remedy, options).replaceAll("\n", "\n    ")}\n`;
}

/** How it ends: what the host is ready for, or what is missing. */
export function verdictText({ host, readyFor, ready, steps }: DoctorReport, options: TextOptions): string {
  const colors = createColors(options.color);
  if (ready) return colors.green(`${told(host, options)} is ready for check, plan and apply.\n`);
  if (steps.every(({ state }) => state !== "failed")) {
    return colors.yellow(`${told(host, options)} answers. Only a logon shows whether it is ready.\n`);
  }
  const missing = steps.filter(({ state }) => state === "failed").map(({ title }) => title);
  const what = readyFor.length === 0 ? "is not ready" : `is ready for ${readyFor.join(" and ")} alone`;
  return colors.red(`${told(host, options)} ${what}. Failed: ${missing.join(", ")}.\n`);
}

/** In ASCII alone where nothing else is shown. */
function told(text: string, { unicode }: TextOptions): string {
  if (unicode) return text;
  return text.replace(/[^\n -~]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
