import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FORMAT_NAMES, FORMATS } from "../../../src/reports";

const SOURCE = join(__dirname, "../../../src/reports/formats");

/** What is in the folder of a format besides the format itself: the same part has the same name in each. */
const PARTS = ["hosts", "issues", "license-servers", "settings", "what-changed"];
const OF_ONE = {
  html: ["anchors", "badge", "report-head", "style"],
  markdown: ["character-budget"],
  openmetrics: ["exposition"],
  sarif: ["rules"],
};

test("every folder is a format, with what all of them share beside them", () => {
  const folders = readdirSync(SOURCE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...FORMAT_NAMES, "content"].sort());
});

describe.each(FORMAT_NAMES)("the format %s", (name) => {
  test("is in a file of its name, as its test is", () => {
    const module = require(join(SOURCE, name, `${name}-format.ts`));
    expect(module[`${name}Format`]).toBe(FORMATS[name]());
    expect(existsSync(join(__dirname, name, `${name}-format.test.ts`))).toBe(true);
  });

  test("has its parts in files with the names that other formats have for them", () => {
    const own: Partial<Record<string, readonly string[]>> = OF_ONE;
    const known = [`${name}-format`, `escape-${name}`, ...PARTS, ...(own[name] ?? [])];
    const files = readdirSync(join(SOURCE, name)).map((file) => file.replace(/\.ts$/, ""));
    expect(files.filter((file) => !known.includes(file))).toEqual([]);
  });
});
