import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import type { ExtractorMessage } from "@microsoft/api-extractor";
import { ELSEWHERE } from "./elsewhere";
import { ROOT } from "./entries";
import type { ExtractedReport } from "./extract-reports";

/** Written by `cdktf get`, whose comments are its own. */
const GENERATED = "src/constructs/l1/";

/** The entries in which nothing may be without documentation. */
const DOCUMENTED: readonly string[] = [
  "constructs",
  "plugin",
  "provider",
  "reports",
  "simulator",
  "testing",
  "wsman",
  "wsman/codecs",
];

/** The number that the compiler adds to a name where two modules have it. */
const NUMBERED = /_\d+$/;

/** A declaration in a report. */
const EXPORT = /^export (?:abstract )?(?:class|const|enum|function|interface|let|type) (\w+)/gm;

/** What has to be fixed before the reports can stand, one line each. */
export function problemsOf(reports: readonly ExtractedReport[]): string[] {
  const exported = new Set([...ELSEWHERE, ...reports.flatMap(({ text }) => exportsIn(text))]);
  const lines = reports.flatMap(({ entry, messages }) =>
    messages.filter((message) => isProblem(message, entry.name, exported)).map(lineOf),
  );
  return [...new Set(lines)];
}

function isProblem(message: ExtractorMessage, entry: string, exported: ReadonlySet<string>): boolean {
  const { messageId, sourceFilePath, text } = message;
  // What one entry uses and another exports can be imported from there.
  if (messageId === "ae-forgotten-export") return !exported.has(quotedIn(text).replace(NUMBERED, ""));
  if (sourceFilePath !== undefined && fromRoot(sourceFilePath).startsWith(GENERATED)) return false;
  // API Extractor reads the code of an example as if it were prose.
  if (messageId.startsWith("tsdoc-") && isInExample(message)) return false;
  return messageId !== "ae-undocumented" || DOCUMENTED.includes(entry);
}

/** Whether the line that a message is about is below an `@example`, in the same comment. */
function isInExample({ sourceFilePath = "", sourceFileLine = 0 }: ExtractorMessage): boolean {
  if (!existsSync(sourceFilePath)) return false;
  const above = readFileSync(sourceFilePath, "utf8").split("\n").slice(0, sourceFileLine).reverse();
  const start = above.find((line) => /^\s*(\/\*\*|\* @\w+)/.test(line));
  return start?.includes("* @example") ?? false;
}

function exportsIn(report: string): string[] {
  return [...report.matchAll(EXPORT)].map(([, name = ""]) => name);
}

function quotedIn(text: string): string {
  return /"([^"]+)"/.exec(text)?.[1] ?? "";
}

function lineOf({ sourceFilePath, sourceFileLine, messageId, text }: ExtractorMessage): string {
  const place = sourceFilePath === undefined ? "" : `${fromRoot(sourceFilePath)}:${sourceFileLine}: `;
  return `${place}${text} (${messageId})`;
}

function fromRoot(path: string): string {
  return relative(ROOT, path).replaceAll("\\", "/");
}
