// Prints, as JSON, the lines that do not parse of the PowerShell texts in the JSON of standard input: a list for each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(fileURLToPath(new URL("../../.cache/powershell-judge/package.json", import.meta.url)));
const { Language, Parser } = await import(pathToFileURL(require.resolve("web-tree-sitter")));
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve("tree-sitter-powershell/tree-sitter-powershell.wasm")));

function problems(node) {
  const own = node.isError || node.isMissing ? [`line ${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`] : [];
  return node.hasError ? [...own, ...node.children.flatMap(problems)] : own;
}

const found = JSON.parse(readFileSync(0, "utf8")).map((text) => problems(parser.parse(text).rootNode));
process.stdout.write(JSON.stringify(found));
