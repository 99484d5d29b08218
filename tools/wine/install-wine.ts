import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Debian's programs, as `tools/install-judges.sh` brings them; its Wine is not on PATH. */
const WINE = "/usr/lib/wine/wine64";
const WINE_SERVER = "/usr/lib/wine/wineserver";
const COMPILER = "/usr/bin/x86_64-w64-mingw32-gcc";

const CACHE = join(__dirname, "../../.cache");
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  "bcryptprimitives.dll": ["-shared", "-ladvapi32"],
  "trust.exe": ["-lcrypt32"],
  "terraform.exe": [],
};

/** A Wine to run programs for Windows in. */
export interface Wine {
  readonly program: string;
  /** Runs beside the programs of a prefix, and ends them all with `-k`. */
  readonly server: string;
  /** A prefix that nothing has run in, for copies. What was compiled of this folder is in its `system32`. */
  readonly prefix: string;
}

/** Whether Wine can be made ready on this machine. */
export function hasWine(): boolean {
  return [WINE, WINE_SERVER, COMPILER].every((program) => existsSync(program));
}

/** The Wine of this machine with a prefix kept in `.cache/`, made at the first call; `undefined` where there is none. */
export function installWine(): Wine | undefined {
  if (!hasWine()) return undefined;
  const prefix = join(CACHE, "wine");
  if (!existsSync(prefix)) makePrefix(prefix);
  return { program: WINE, server: WINE_SERVER, prefix };
}

/** What every program in Wine is told: no messages of Wine's own, no .NET, no browser, and names of files in UTF-8. */
export function wineEnvironment(prefix: string): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, LC_ALL: "C.UTF-8", WINEPREFIX: prefix, WINEDEBUG: "-all", WINEDLLOVERRIDES: "mscoree,mshtml=" };
}

/** In a folder that gets its name when all of it is there. */
function makePrefix(prefix: string): void {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(`${prefix}.part-`);
  const env = wineEnvironment(folder);
  try {
    execFileSync(WINE, ["wineboot", "--init"], { env, stdio: "ignore" });
    execFileSync(WINE_SERVER, ["-k"], { env, stdio: "ignore" });
    for (const [name, options] of Object.entries(LIBRARIES)) compile(name, options, folder);
    if (!existsSync(prefix)) renameSync(folder, prefix);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compile(name: string, options: readonly string[], prefix: string): void {
  const source = join(__dirname, name.replace(/\.\w+$/, ".c"));
  const made = join(prefix, name);
  execFileSync(COMPILER, ["-O1", "-s", "-o", made, source, ...options], { stdio: ["ignore", "ignore", "inherit"] });
  copyFileSync(made, join(prefix, "drive_c/windows/system32", name));
  rmSync(made);
}
