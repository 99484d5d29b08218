import type { Format } from "./format";

/** Every format by name; only the one that is used is loaded. */
export const FORMATS = {
  text: () => (require("./text/text-format") as typeof import("./text/text-format")).textFormat,
  json: () => (require("./json/json-format") as typeof import("./json/json-format")).jsonFormat,
} as const satisfies Readonly<Record<string, () => Format>>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];
