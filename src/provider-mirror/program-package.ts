/** The npm packages with the programs: one a system, which the published package names as optional dependencies. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The systems that have a program, by npm's names: operating system, processor and, on Linux, the C library if not glibc. */
const SYSTEMS = [
  "darwin-arm64",
  "darwin-x64",
  "linux-arm64",
  "linux-arm64-musl",
  "linux-x64",
  "linux-x64-musl",
  "win32-x64",
];

/** The package with the program of a system, or undefined where no program is made for it. */
export function programPackageName(
  platform: string = process.platform,
  architecture: string = process.arch,
  isMusl = platform === "linux" && runsOnMusl(),
): string | undefined {
  const system = `${platform}-${architecture}${isMusl ? "-musl" : ""}`;
  return SYSTEMS.includes(system) ? `@cdktf-rds-licensing/${system}` : undefined;
}

/** Whether this Node runs on musl, as in Alpine: where it runs on glibc, it names that one's version. */
function runsOnMusl(): boolean {
  const { header } = process.report.getReport() as { readonly header: { readonly glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime === undefined;
}

/** The program of a package, or why there is none. */
export type FoundProgram =
  | { readonly path: string }
  | {
      readonly path?: undefined;
      /** Whether the package is there all the same. */
      readonly isInstalled: boolean;
      /** What is wrong, in one sentence without a period. */
      readonly summary: string;
      /** What to do about it. */
      readonly detail: string;
    };

/**
 * The program in a package of exactly this version, where npm, pnpm or yarn installed it for this package: never what the
 * working folder has.
 *
 * @param resolve finds a file of a package, as `require.resolve` does
 */
export function findProgram(
  name: string,
  version: string,
  resolve: (file: string) => string = require.resolve,
): FoundProgram {
  const manifest = resolved(`${name}/package.json`, resolve);
  const install = `npm install ${name}@${version}`;
  if (manifest === undefined) {
    const summary = `The npm package ${name}, which holds the standalone program, is not installed`;
    return { isInstalled: false, summary, detail: `Run ${install}.` };
  }
  const installed = JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string };
  if (installed.version !== version) {
    const summary = `The npm package ${name} has version ${installed.version}, and this package ${version}`;
    return { isInstalled: true, summary, detail: `Run ${install}.` };
  }
  const path = join(dirname(manifest), "bin", name.includes("/win32-") ? "rds-licensing.exe" : "rds-licensing");
  if (existsSync(path)) return { path };
  const detail = `A virus scanner may have removed ${path}: allow it, then run ${install}.`;
  return { isInstalled: true, summary: `The npm package ${name} has lost its program`, detail };
}

function resolved(file: string, resolve: (file: string) => string): string | undefined {
  try {
    const path = resolve(file);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
