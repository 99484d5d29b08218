/**
 * `npm run build:standalone [-- SYSTEM …] [--out-dir DIR]`: one program a system in `dist/standalone/SYSTEM/` (or
 * `DIR/SYSTEM/`), all made here from the same files; the runtimes are fetched into the user's cache once.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { programBundle, programFiles } from "./bundle.mjs";
import { compileProgram } from "./compile.mjs";
import { notices } from "./notices.mjs";
import { programName, SYSTEMS } from "./systems.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: { "out-dir": { type: "string", default: join(root, "dist/standalone") } },
});
const systems = asked.length > 0 ? asked : Object.keys(SYSTEMS);
const unknown = systems.filter((system) => !(system in SYSTEMS));
if (unknown.length > 0) {
  console.error(`${unknown.join(", ")}: not one of ${Object.keys(SYSTEMS).join(", ")}.`);
  process.exit(1);
}

const { files, inputs } = await programFiles(programBundle(root));
for (const system of systems) {
  const folder = join(values["out-dir"], system);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const program = join(folder, programName(system));
  compileProgram(system, files, program);
  writeFileSync(join(folder, "THIRD-PARTY.txt"), notices(root, inputs));
  const bytes = readFileSync(program);
  const megabytes = (bytes.length / 1e6).toFixed(1);
  console.log(`${system}: ${megabytes} MB, sha256 ${createHash("sha256").update(bytes).digest("hex")}`);
}
