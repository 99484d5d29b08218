/**
 * `npm run release -- --version X [--out-dir DIR] [--gpg-key ID] [--sign-windows COMMAND] [--sign-macos COMMAND]`: all that a
 * release consists of, in `release/` (or DIR). `--trial` makes one for oneself. CONTRIBUTING.md has the rest.
 */
import { join } from "node:path";
import { makeRelease } from "./make-release";
import { parseOptions, ReleaseError } from "./options";
import { ReleaseFolder } from "./release-folder";
import { releaseProblem } from "./release-problem";
import { SigningKey } from "./signature";
import { allSystems } from "./system";

const ROOT = join(__dirname, "../..");

/** The passphrase is for gpg alone: no program that is started for the release inherits it. */
function takePassphrase(): string | undefined {
  const passphrase = process.env.GPG_PASSPHRASE;
  delete process.env.GPG_PASSPHRASE;
  return passphrase;
}

async function release(): Promise<void> {
  const passphrase = takePassphrase();
  const options = parseOptions(process.argv.slice(2), join(ROOT, "release"), await allSystems());
  const problem = releaseProblem(ROOT, options);
  if (problem !== undefined) throw new ReleaseError(problem);
  const key = options.gpgKey === undefined ? undefined : SigningKey.find(options.gpgKey, passphrase);
  const folder = ReleaseFolder.open(options.directory, options.version);
  try {
    const note = await makeRelease(ROOT, folder, options, key);
    folder.finish(note);
    const signed = note.signedPrograms.length > 0 ? note.signedPrograms.join(", ") : "none";
    console.log(`${options.directory} has the ${note.isTrial ? "trial of the " : ""}release ${note.version}.`);
    console.log(`Signed: the checksums: ${note.isSigned ? "yes" : "no"}; programs: ${signed}.`);
  } finally {
    folder.remove();
  }
}

release().catch((error: unknown) => {
  console.error(error instanceof ReleaseError ? error.message : error);
  process.exitCode = 1;
});
