import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const MODULE = join(__dirname, "../../tools/standalone/compiled-lightly.mjs");

/** Bundles a file of that path and runs it in Node, with a runtime that prints what is kept from its last compiler. */
function keptFrom(path: string, source: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "compiled-lightly-"));
  try {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, source);
    const script = `
      import { build } from "esbuild";
      import { compiledLightly } from ${JSON.stringify(MODULE)};
      const options = { bundle: true, platform: "node", format: "cjs", write: false, plugins: [compiledLightly] };
      const { outputFiles: [{ text }] } = await build({ ...options, entryPoints: [${JSON.stringify(file)}] });
      const print = ({ name }) => console.log(name);
      process.getBuiltinModule = (name) => (name === "bun:jsc" ? { noFTL: print } : undefined);
      new Function("module", "require", text)({}, undefined);`;
    const args = ["--input-type=module", "--eval", script];
    const output = execFileSync(process.execPath, args, { cwd: join(__dirname, "../.."), encoding: "utf8" });
    return [...new Set(output.split("\n").filter(Boolean))].sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const SOURCE = `
interface Shape { readonly side: number }
declare function elsewhere(): void;
export class Square implements Shape {
  constructor(readonly side: number) {}
  get area(): number { return this.side ** 2; }
  doubled(): number { return 2 * this.side; }
  static sides(): number { return 4; }
}
export function area(shape: Shape): number;
export function area({ side }: Shape): number { return side ** 2; }
async function later(): Promise<void> {}
export const used = [later];
`;

describe("in a program, the last of the runtime's compilers is kept from", () => {
  test("functions, classes and their methods of modules that run for each host", () => {
    const names = ["Square", "area", "doubled", "get area", "later", "sides"];
    expect(keptFrom("src/wsman/shapes.ts", SOURCE)).toEqual(names);
  });

  test("nothing of other modules", () => {
    expect(keptFrom("src/cli/shapes.ts", SOURCE)).toEqual([]);
  });
});
