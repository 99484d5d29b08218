import type { Report } from "../model/report";

export interface FormatOptions {
  /** Whether the reader is a terminal that shows colors. @default false */
  readonly color?: boolean;
  /** How many lines the reader sees at once, where that is known. */
  readonly rows?: number;
}

/** One way to show a report. Everything in it that a host or a plan brought is escaped. */
export interface Format {
  /** The whole text, ending with a line break. */
  render(report: Report, options?: FormatOptions): string;
}
