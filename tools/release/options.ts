import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { System } from "./system";

/** What `npm run release` is asked for. */
export interface ReleaseOptions {
  /** As it was typed; {@link versionProblem} judges it. */
  readonly version: string;
  /** The folder that the release becomes. */
  readonly directory: string;
  /** The key that signs the checksums, as gpg's `--local-user` takes it; without one they are not signed. */
  readonly gpgKey: string | undefined;
  /** Commands that sign the program whose path they get as their last argument, in its place. */
  readonly signers: { readonly windows: string | undefined; readonly darwin: string | undefined };
  /** A folder with built programs, of which the release is made together with `lib/` and `dist/` as they are. */
  readonly programs: string | undefined;
  /** For oneself: also while the release could not be published. */
  readonly isTrial: boolean;
  /** All, or those of a trial. */
  readonly systems: readonly System[];
}

/** What the release cannot be made of. The message says what to do. */
export class ReleaseError extends Error {
  override readonly name = "ReleaseError";
}

const USAGE =
  "npm run release -- --version X [--out-dir DIR] [--gpg-key ID] [--sign-windows COMMAND] [--sign-macos COMMAND] [--trial [SYSTEM …] [--programs DIR]]";

/**
 * Reads the command line.
 *
 * @param defaultDirectory where `--out-dir` is not given
 * @param allSystems every system that there are programs for
 * @throws ReleaseError with the usage, where the command line is wrong
 */
export function parseOptions(
  args: readonly string[],
  defaultDirectory: string,
  allSystems: readonly System[],
): ReleaseOptions {
  const { values, positionals } = parsed(args);
  const wrong = (reason: string) => new ReleaseError(`${reason}\n${USAGE}`);
  if (values.version === undefined) throw wrong("Name the version to release: --version X.");
  const empty = Object.entries(values).find(([, value]) => value === "");
  if (empty !== undefined) throw wrong(`--${empty[0]} is empty.`);
  const names = allSystems.map(({ name }) => name);
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw wrong(`${unknown.join(", ")}: not one of ${names.join(", ")}.`);
  const isTrial = values.trial === true;
  if (positionals.length > 0 && !isTrial)
    throw wrong("A release has every system; only one with --trial may have less.");
  if (values.programs !== undefined && !isTrial) {
    throw wrong("A release is built of the sources; only one with --trial takes programs that are there already.");
  }
  return {
    version: values.version,
    directory: resolve(values["out-dir"] ?? defaultDirectory),
    gpgKey: values["gpg-key"],
    signers: { windows: values["sign-windows"], darwin: values["sign-macos"] },
    programs: values.programs && resolve(values.programs),
    isTrial,
    systems: positionals.length > 0 ? allSystems.filter(({ name }) => positionals.includes(name)) : allSystems,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        version: { type: "string" },
        "out-dir": { type: "string" },
        "gpg-key": { type: "string" },
        "sign-windows": { type: "string" },
        "sign-macos": { type: "string" },
        programs: { type: "string" },
        trial: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new ReleaseError(`${(error as Error).message}\n${USAGE}`);
  }
}
