import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { defaultFarm } from "../../../src/simulator/default-farm";
import { type Block, isShell, placeOf } from "../../docs/blocks";
import type { FreshFolder } from "./fresh-folder";
import { pack } from "./pack";

/** What pages print and nobody can run here, and what runs in its place. All else runs as it is printed. */
function substitutions(farm?: SimulatedFarm): readonly (readonly [printed: RegExp, run: string])[] {
  // No registry has the package yet.
  const npm = [/(?<=npm install (?:[^#\n]* )?)cdktf-rds-licensing(?=\s)/g, pack()] as const;
  if (farm === undefined) return [npm];
  const address = (name = "") => `localhost:${farm.host(name).httpsPort}`;
  return [
    npm,
    // Nobody has these hosts.
    ...["rdsh1", "rdsh2"].map((name) => [RegExp(`\\b${name}\\.contoso\\.com(?::5986)?`, "g"), address(name)] as const),
    // Settings name license servers; where they are asked, the command takes an address beside the name.
    ...["lic1", "lic2"].map((name) => [RegExp(`--license-server ${name}\\S*`, "g"), `$&=${address(name)}`] as const),
  ];
}

/** What runs in the place of text of a page. */
export function asRun(text: string, farm?: SimulatedFarm): string {
  return substitutions(farm).reduce((before, [printed, run]) => before.replaceAll(printed, run), text);
}

/** Starts hosts for pages, with the account of the pages. */
export function startFarmOfPages(): Promise<SimulatedFarm> {
  return startSimulatedFarm({ farm: { ...defaultFarm(), username: "svc-rds" } });
}

/** Lines that wait for nothing but a secret, which a person types. */
const READS_SECRET = /^read -rs \w+ && export \w+(?:\s+#.*)?$/m;

/** A program that runs until the reader ends it, in a terminal of its own. */
const RUNS_ON = /rds-licensing simulate [^#\n]*--write-env (\S+)/;

/**
 * The ports that pages and `init` name are the same for all, who therefore take turns. The farm holds them until it has
 * ended.
 */
export const HOLD_PORTS = "exec 9>/tmp/rds-licensing-simulated-ports.lock; flock 9";

/** A line that says with which code it ends. Any other ends with 0. */
const SAYS_EXIT_CODE = /^(.*?)([ \t]+#.*\bends with exit code (\d).*)$/gm;

/** What the blocks of a story printed, by their place in the page. */
export type Printed = ReadonlyMap<string, string>;

/**
 * Does what blocks of pages say, in their order, in one terminal in one folder: writes the files, and runs the shell lines
 * with `bash -e` and nothing on standard input, so that a question fails.
 *
 * @param farm has the hosts of the pages, and the password that the reader types
 */
export async function followPage(
  folder: FreshFolder,
  blocks: readonly Block[],
  farm?: SimulatedFarm,
  environment = folder.environment,
): Promise<Printed> {
  const written = `${folder.directory}.blocks`;
  mkdirSync(written, { recursive: true });
  const lines = blocks.flatMap((block, index) => {
    const file = join(written, String(index));
    writeFileSync(file, asRun(block.code, farm).replaceAll(SAYS_EXIT_CODE, "$1 || [ $? = $3 ]$2"));
    writeFileSync(`${file}.in`, READS_SECRET.test(block.code) ? `${farm?.credentials.password}\n` : "");
    return [`WHERE='${placeOf(block)}'`, ...shellLines(block, file)];
  });
  const prelude = [
    "set -em",
    ...(blocks.some(({ code }) => RUNS_ON.test(code)) ? [HOLD_PORTS] : []),
    `end() { code=$?; [ $code = 0 ] || { echo "$WHERE ended with $code"; cat "$OUT"; } >&2; ${END_OF_FARM}; exit $code; }`,
    "trap end EXIT",
  ];
  await folder.run("bash", ["-c", [...prelude, ...lines].join("\n")], environment);
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

/** What a page says that a block prints: as it is, but for numbers, alignment, and a "…", which stands for anything. */
export function outputPattern(expected: string): RegExp {
  const parts = expected.trimEnd().split("…");
  const pattern = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(/\d+/g, "\\d+"));
  return new RegExp(pattern.join("[\\s\\S]*").replaceAll(/ +/g, " +"));
}
