import type { Format } from "./format";

/** Every format by name, as a function that loads it: only the formats that are used are loaded. */
export const FORMATS = {
  text: () => (require("./text/text-format") as typeof import("./text/text-format")).textFormat,
  github: () => (require("./github/github-format") as typeof import("./github/github-format")).githubFormat,
  html: () => (require("./html/html-format") as typeof import("./html/html-format")).htmlFormat,
  json: () => (require("./json/json-format") as typeof import("./json/json-format")).jsonFormat,
  junit: () => (require("./junit/junit-format") as typeof import("./junit/junit-format")).junitFormat,
  markdown: () => (require("./markdown/markdown-format") as typeof import("./markdown/markdown-format")).markdownFormat,
  openmetrics: () =>
    (require("./openmetrics/openmetrics-format") as typeof import("./openmetrics/openmetrics-format"))
      .openmetricsFormat,
  sarif: () => (require("./sarif/sarif-format") as typeof import("./sarif/sarif-format")).sarifFormat,
} as const satisfies Readonly<Record<string, () => Format>>;

/** The name of a format, as `--format` takes it. */
export type FormatName = keyof typeof FORMATS;

/** The names of all formats. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];
