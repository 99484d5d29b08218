import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MirrorError } from "./mirror-error";
import { type FoundProgram, findProgram, programPackageName } from "./program-package";

/** A `script` needs Node and a system that starts scripts; a `program` needs neither. */
export type ProviderForm = "script" | "program";

/** The provider this package carries, or the program that is installed with it. */
export interface BundledProvider {
  /** Absolute path of the executable; the file is missing in a clone that was not built. */
  readonly executable: string;
  /** The package's version, which is the provider's. */
  readonly version: string;
  readonly form: ProviderForm;
  /** Why this is the script although the program should be installed. */
  readonly whyScript?: string;
}

/** What {@link bundledProvider} finds, for tests to change. */
export interface Surroundings {
  readonly manifest: {
    readonly version: string;
    /** In the published package: the packages with programs. */
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  };
  readonly system: string;
  /** Of the package with the program of this system. */
  readonly programName: string | undefined;
  find(name: string, version: string): FoundProgram;
}

const ROOT = join(__dirname, "../..");

function surroundings(): Surroundings {
  return {
    manifest: JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")),
    system: process.platform,
    programName: programPackageName(),
    find: findProgram,
  };
}

/**
 * The provider of this very package, whether it runs compiled or from its sources.
 *
 * @param form what is wanted; by default the program where the package that holds it is installed, else the script
 * @throws MirrorError `no_program` where the program is wanted, or needed as on Windows, and is not installed
 */
export function bundledProvider(
  form?: ProviderForm,
  { manifest, system, programName, find }: Surroundings = surroundings(),
): BundledProvider {
  const { version, optionalDependencies = {} } = manifest;
  const script = { executable: join(ROOT, "dist/terraform-provider-rdslicensing"), version, form: "script" } as const;
  if (form === "script") return script;
  const found = programName === undefined ? NOT_MADE : find(programName, version);
  if (found.path !== undefined) return { executable: found.path, version, form: "program" };
  const { isInstalled, summary, detail } = found;
  if (system === "win32") throw new MirrorError({ code: "no_program", summary, detail });
  if (form === "program") {
    throw new MirrorError({ code: "no_program", summary, detail: `${detail} Or install the script: --script.` });
  }
  // A clone has no package with a program, and nobody misses it there.
  const isMissed = isInstalled || (programName !== undefined && programName in optionalDependencies);
  return isMissed ? { ...script, whyScript: `${summary}. ${detail}` } : script;
}

const NOT_MADE = {
  path: undefined,
  isInstalled: false,
  summary: `There is no standalone program for ${process.platform} ${process.arch}`,
  detail: "Run Terraform on a system that has one: Windows or macOS, or Linux on x64 or arm64.",
} as const;
