import type { Report } from "../model/report";

/** What is known about the reader of a report. */
export interface FormatOptions {
  /** Whether the reader is a terminal that shows colors. @default false */
  readonly color?: boolean;
  /** The lines that the reader sees at once. @default 40 */
  readonly rows?: number;
}

/** One way to show a report. */
export interface Format {
  /**
   * The whole text, ending with a line break. Every text that a host or a plan brought is escaped for the format; the text
   * may be empty where there is nothing to say, as with `github`.
   */
  render(report: Report, options?: FormatOptions): string;
}
