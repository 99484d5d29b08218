/**
 * Generates `docs/`, in the layout of the Terraform Registry, from `templates/`, `examples/`, the provider's schema and
 * the tables of errors and findings. With `--check`, writes nothing and fails when what is there is not what would be
 * written.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { renderPages } from "./docs/render-pages";

const TARGET = join(__dirname, "../docs");

/** Folders of `docs/` that others make. */
const OF_OTHERS = ["api", "images"];

function isOfOthers(name: string): boolean {
  return OF_OTHERS.includes(name.split(/[\\/]/)[0] ?? "");
}

function readPresent(): Map<string, string> {
  if (!existsSync(TARGET)) return new Map();
  const names = readdirSync(TARGET, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => !isOfOthers(name) && statSync(join(TARGET, name)).isFile());
  return new Map(files.map((name) => [name.replaceAll("\\", "/"), readFileSync(join(TARGET, name), "utf8")]));
}

function write(pages: ReadonlyMap<string, string>): void {
  for (const page of readPresent().keys()) rmSync(join(TARGET, page));
  for (const [page, text] of pages) {
    mkdirSync(dirname(join(TARGET, page)), { recursive: true });
    writeFileSync(join(TARGET, page), text);
  }
}

function main(): number {
  const pages = renderPages();
  if (!process.argv.includes("--check")) {
    write(pages);
    return 0;
  }
  const present = readPresent();
  const stale = [...new Set([...pages.keys(), ...present.keys()])].filter(
    (page) => pages.get(page) !== present.get(page),
  );
  if (stale.length > 0) {
    console.error(`Stale: ${stale.map((page) => `docs/${page}`).join(", ")}. Run npm run generate.`);
    return 1;
  }
  return 0;
}

process.exitCode = main();
