import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { page, ROOT } from "./pages";

/** What people read of the code before they read the code. */
const PAGES = ["README.md", "DESIGN.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "bench/README.md"].map(page);

const FOLDERS = "src|test|tools|templates|examples|bench|schemas|docs|\\.ci";
/** A path below the repository, wherever it stands: in prose, in a table, in a command. */
const PATH = new RegExp(`(?<![\\w/.@-])(?:${FOLDERS})/[\\w./-]*[\\w/]`, "g");
/** "`name` in `path`", "`name` (`path`)": what is declared where. */
const DECLARED = new RegExp(`\`([A-Za-z]+|[A-Z_]+)\` (?:in|\\(|of) ?\`((?:${FOLDERS})/[\\w./-]+\\.ts)\``, "g");

/** A part of a path in capitals is for the reader to fill in. */
function withoutPlaceholders(path: string): string {
  const parts = path.split("/");
  const placeholder = parts.findIndex((part) => /^[A-Z]+\b(?!\.md)/.test(part));
  return placeholder === -1 ? path : parts.slice(0, placeholder).join("/");
}

/** Files that a recipe has the reader write. */
function toBeWritten(text: string): readonly string[] {
  return [...text.matchAll(/^ *<!-- \w+: (\S+) -->$/gm)].map(([, path = ""]) => path);
}

describe.each(PAGES.map(({ path, text }) => [path, text]))("%s", (_, text) => {
  test("names only files and folders that exist", () => {
    const named = [...text.matchAll(PATH)].map(([path]) => path);
    const missing = named.map(withoutPlaceholders).filter((path) => !existsSync(join(ROOT, path)));
    expect(missing.filter((path) => !toBeWritten(text).includes(path))).toEqual([]);
  });

  test("looks for names where they are declared", () => {
    const wrong = [...text.replaceAll(/\s+/g, " ").matchAll(DECLARED)].filter(([, name, path = ""]) => {
      const declaration = new RegExp(`\\b(?:const|function|class|interface|type) ${name}\\b`);
      return !declaration.test(readFileSync(join(ROOT, path), "utf8"));
    });
    expect(wrong.map(([found]) => found)).toEqual([]);
  });

  test("names only scripts that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, script = ""]) => script);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

test("DESIGN.md and CONTRIBUTING.md name enough files that these tests mean something", () => {
  for (const path of ["DESIGN.md", "CONTRIBUTING.md"]) {
    const { text } = page(path);
    expect(new Set([...text.matchAll(PATH)].map(([found]) => found)).size).toBeGreaterThan(25);
  }
  const declared = [...page("CONTRIBUTING.md").text.replaceAll(/\s+/g, " ").matchAll(DECLARED)];
  expect(declared.length).toBeGreaterThan(8);
});
