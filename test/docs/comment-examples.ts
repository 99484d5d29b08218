import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./pages";

/** An `@example` in a comment of the source: code without a fence, as jsii and editors read it. */
export interface CommentExample {
  /** The folder of `src/`. */
  readonly layer: string;
  /** What the comment is about, as the first word that is a name. */
  readonly name: string;
  readonly code: string;
}

/** A comment with an example, and the declaration below it. */
const COMMENT = /\/\*\*((?:(?!\*\/)[\s\S])*?@example\n(?:(?!\*\/)[\s\S])*?)\*\/\s*([^\n]+)/g;

const DECLARATION = /(?:class|interface|function|static|const|type) (\w+)/;

/** Every example in the comments of a layer. */
export function examplesOf(layer: string): CommentExample[] {
  const folder = join(ROOT, "src", layer);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  return files.flatMap((path) =>
    [...readFileSync(join(folder, path), "utf8").matchAll(COMMENT)].map(([, comment = "", declaration = ""]) => ({
      layer,
      name: DECLARATION.exec(declaration)?.[1] ?? declaration,
      code: codeIn(comment),
    })),
  );
}

/** From the line below `@example` to the next tag, or to the end of the comment. */
function codeIn(comment: string): string {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, ""));
  const below = lines.slice(lines.findIndex((line) => line.startsWith("@example")) + 1);
  const end = below.findIndex((line) => /^@\w+/.test(line));
  return (end < 0 ? below : below.slice(0, end)).join("\n").trim();
}

/** The names that a layer's index exports, and those of them that are classes. */
export function exportsOf(layer: string): { readonly names: string[]; readonly classes: string[] } {
  const index = readFileSync(join(ROOT, "src", layer, "index.ts"), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  const names = [...index.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(([, list = ""]) =>
    list.split(",").flatMap((item) => item.trim().replace(/^type /, "") || []),
  );
  const source = readdirSync(join(ROOT, "src", layer), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(join(ROOT, "src", layer, path), "utf8"))
    .join("\n");
  return {
    names,
    classes: names.filter((name) => new RegExp(`^export (abstract )?class ${name}\\b`, "m").test(source)),
  };
}
