import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SimulatedFarm } from "../../../src/simulator";
import { type Block, placeOf } from "../../docs/blocks";
import type { FreshFolder } from "./fresh-folder";
import { pack } from "./pack";

/** What pages print and nobody can run here, and what runs in its place. All else runs as it is printed. */
export function substitutions(farm?: SimulatedFarm): readonly (readonly [printed: RegExp, run: string])[] {
  const hosts = ["rdsh1", "rdsh2", "lic1", "lic2"];
  const address = (name: string) => `localhost:${farm?.host(name).httpsPort}`;
  return [
    // No registry has the package yet.
    [/(?<=npm install (?:[^#\n]* )?)cdktf-rds-licensing(?=\s)/g, pack()],
    // Nobody has these hosts. License servers keep their names in settings; here they are asked.
    ...hosts.slice(0, farm === undefined ? 0 : 2).map((name) => [hostPattern(name), address(name)] as const),
    ...hosts
      .slice(farm === undefined ? 4 : 2)
      .map((name) => [new RegExp(`(?<=--license-server )${name}\\.contoso\\.com`, "g"), address(name)] as const),
  ];
}

function hostPattern(name: string): RegExp {
  return new RegExp(`\\b${name}\\.contoso\\.com(?::5986)?`, "g");
}

/** Lines that wait for nothing but a secret, which a person types. */
const READS_SECRET = /^read -rs \w+ && export \w+(?:\s+#.*)?$/m;

/** A program that runs until the reader ends it, in a terminal of its own. */
const RUNS_ON = /rds-licensing simulate [^#\n]*--write-env (\S+)/;

/** The ports that pages and `init` name are the same for all, who therefore take turns. The farm holds them until it has ended. */
export const HOLD_PORTS = "exec 9>/tmp/rds-licensing-simulated-ports.lock; flock 9";

/** A line that says with which code it ends. Any other ends with 0. */
const SAYS_EXIT_CODE = /^(.*?)(\s+#.*\bends with exit code (\d).*)$/gm;

/** What the blocks of a story printed, by their place in the page. */
export type Printed = ReadonlyMap<string, string>;

/**
 * Does what blocks of pages say, in their order, in one terminal in one folder: writes the files, and runs the shell lines with
 * `bash -e` and nothing on standard input, so that a question fails.
 *
 * @param typed the secret of who reads
 */
export async function followPage(
  folder: FreshFolder,
  blocks: readonly Block[],
  { farm, typed = "" }: { readonly farm?: SimulatedFarm; readonly typed?: string } = {},
): Promise<Printed> {
  const written = `${folder.directory}.blocks`;
  mkdirSync(written, { recursive: true });
  const table = substitutions(farm);
  const lines = blocks.flatMap((block, index) => {
    const file = join(written, String(index));
    const run = table.reduce((text, [printed, instead]) => text.replaceAll(printed, () => instead), block.code);
    writeFileSync(file, run.replaceAll(SAYS_EXIT_CODE, "$1 || [ $? = $3 ]$2"));
    writeFileSync(`${file}.in`, READS_SECRET.test(block.code) ? `${typed}\n` : "");
    return [`WHERE='${placeOf(block)}'`, ...shellLines(block, file)];
  });
  const prelude = [
    "set -em",
    ...(blocks.some(({ code }) => RUNS_ON.test(code)) ? [HOLD_PORTS] : []),
    `end() { code=$?; [ $code = 0 ] || { echo "$WHERE ended with $code"; cat "$OUT"; } >&2; ${END_OF_FARM}; exit $code; }`,
    "trap end EXIT",
  ];
  await folder.run("bash", ["-c", [...prelude, ...lines].join("\n")]);
  const shell = blocks.map((block, index) => [block, join(written, `${index}.out`)] as const);
  return new Map(
    shell.filter(([block]) => isShell(block)).map(([block, file]) => [placeOf(block), readFileSync(file, "utf8")]),
  );
}

const END_OF_FARM = '[ -z "$FARM" ] || { kill -- -$FARM; wait $FARM || true; }';

function shellLines(block: Block, file: string): readonly string[] {
  if (block.file !== undefined) return [`cp '${file}' '${block.file}'`];
  if (!isShell(block)) return [];
  const out = [`OUT='${file}.out'`];
  const [, envFile] = RUNS_ON.exec(block.code) ?? [];
  if (envFile === undefined) return [...out, `source '${file}' <'${file}.in' >"$OUT"`];
  const started = `while [ ! -e '${envFile}' ]; do kill -0 $FARM; sleep 0.1; done`;
  return [...out, `(source '${file}') </dev/null >"$OUT" 2>&1 &`, "FARM=$!", started];
}

function isShell({ language }: Block): boolean {
  return language === "sh" || language === "shell";
}

/** What a page says that a block prints: as it is, but for numbers, alignment, and a "…", which stands for anything. */
export function outputPattern(expected: string): RegExp {
  const parts = expected.trimEnd().split("…");
  const pattern = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(/\d+/g, "\\d+"));
  return new RegExp(pattern.join("[\\s\\S]*").replaceAll(/ +/g, " +"));
}
