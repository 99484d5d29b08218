import { readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(__dirname, "../..");

const PACKAGE = "cdktf-rds-licensing";

/** The name of the entry that is the package itself. */
const CONSTRUCTS = "constructs";

/** One way into the package: a key of `exports` in package.json that code can be imported from. */
export interface Entry {
  /** Its path below the package, `wsman/codecs`; `constructs` for the package itself. */
  readonly name: string;
  /** Its declarations in `lib/`, absolute. */
  readonly declarations: string;
  /** What it is compiled from, absolute. */
  readonly source: string;
}

/** Entries with the names of another: made of the constructs' declarations by the build, and the earlier name of `./reports`. */
const SAME_AS_OTHERS = ["./cdktn", "./drift"];

/** What code imports an entry by. */
export function importedAs(name: string): string {
  return name === CONSTRUCTS ? PACKAGE : `${PACKAGE}/${name}`;
}

/** Below `src/`: the same place as the declarations, but for the constructs, whose index only passes on. */
function sourceOf(name: string, declarations: string): string {
  if (name === CONSTRUCTS) return `${CONSTRUCTS}/index.ts`;
  return declarations.replace("./lib/", "").replace(/\.d\.ts$/, ".ts");
}

/** Every entry of the package, the constructs first. */
export function entries(): Entry[] {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const targets = Object.entries<string | { types: string }>(manifest.exports);
  return targets.flatMap(([path, target]) => {
    if (typeof target === "string" || SAME_AS_OTHERS.includes(path)) return [];
    const name = path === "." ? CONSTRUCTS : path.slice("./".length);
    return [{ name, declarations: join(ROOT, target.types), source: join(ROOT, "src", sourceOf(name, target.types)) }];
  });
}
