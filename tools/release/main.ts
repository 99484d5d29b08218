/**
 * `npm run release -- --version X [--out-dir DIR] [--gpg-key ID] [--sign-windows COMMAND] [--sign-macos COMMAND]`: all that a
 * release consists of, in `release/` (or DIR). `--trial` makes one for oneself. CONTRIBUTING.md has the rest.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addressProblem } from "./addresses";
import { makeRelease } from "./make-release";
import { parseOptions, ReleaseError, type ReleaseOptions } from "./options";
import { ReleaseFolder } from "./release-folder";
import { SigningKey } from "./signature";
import { allSystems } from "./system";
import { versionProblem } from "./version-problem";

const ROOT = join(__dirname, "../..");

/** @throws ReleaseError where a release cannot be made, before anything is built */
function check({ version, isTrial }: ReleaseOptions): void {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const sources = { packageVersion: manifest.version, changelog: readFileSync(join(ROOT, "CHANGELOG.md"), "utf8") };
  const problem = versionProblem(version, sources, isTrial);
  if (problem !== undefined) throw new ReleaseError(problem);
  const missing = addressProblem(manifest);
  if (missing !== undefined && !isTrial) throw new ReleaseError(`${missing} To try a release yourself, add --trial.`);
}

/** The passphrase is for gpg alone: no program that is started for the release inherits it. */
function takePassphrase(): string | undefined {
  const passphrase = process.env.GPG_PASSPHRASE;
  delete process.env.GPG_PASSPHRASE;
  return passphrase;
}

async function release(): Promise<void> {
  const passphrase = takePassphrase();
  const options = parseOptions(process.argv.slice(2), join(ROOT, "release"), await allSystems());
  check(options);
  const key = options.gpgKey === undefined ? undefined : SigningKey.find(options.gpgKey, passphrase);
  const folder = ReleaseFolder.open(options.directory, options.version);
  try {
    folder.finish(await makeRelease(ROOT, folder, options, key));
  } finally {
    folder.remove();
  }
}

release().catch((error: unknown) => {
  console.error(error instanceof ReleaseError ? error.message : error);
  process.exitCode = 1;
});
