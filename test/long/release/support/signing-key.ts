import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "../../../../src/reports/plan/terraform/find-program";

export const GPG = findProgram("gpg", { path: process.env.PATH ?? "" });

/** A key with a passphrase that lives as long as the test, in a keyring of its own. */
export class ThrowAwayKey {
  readonly passphrase = 'pass "phrase" $(id)';
  readonly #home = mkdtempSync(join(tmpdir(), "gpg-"));
  readonly #log = join(this.#home, "command-lines");

  constructor(
    readonly id: string,
    kind: string,
  ) {
    this.#wrap();
    const ask = ["--pinentry-mode", "loopback", "--passphrase-fd", "0"];
    this.#gpg([...ask, "--quick-generate-key", id, kind, "sign", "never"], this.passphrase);
  }

  /** The environment of a release that is signed: a gpg comes first in PATH that notes how it is called. */
  get environment(): NodeJS.ProcessEnv {
    const PATH = `${join(this.#home, "bin")}:${process.env.PATH}`;
    return { PATH, GNUPGHOME: this.#home, GPG_PASSPHRASE: this.passphrase };
  }

  /** The command lines, and what each gpg had in its environment. */
  get noted(): string {
    return readFileSync(this.#log, "utf8");
  }

  /** As the registries are given it. */
  get publicKey(): string {
    return this.#gpg(["--armor", "--export", this.id]);
  }

  /** What gpg says of a signature with a keyring that knows the public key alone; the exit code is 0 where it is good. */
  verify(signature: string, file: string): { readonly status: number | null; readonly stderr: string } {
    const home = mkdtempSync(join(tmpdir(), "gpg-"));
    const gpg = (args: string[], input = "") =>
      spawnSync(GPG ?? "", ["--homedir", home, "--batch", ...args], { input, encoding: "utf8" });
    try {
      gpg(["--import"], this.publicKey);
      return gpg(["--verify", signature, file]);
    } finally {
      endAgent(home);
    }
  }

  remove(): void {
    endAgent(this.#home);
  }

  #wrap(): void {
    const bin = join(this.#home, "bin");
    mkdirSync(bin);
    const script = `#!/bin/sh\n{ printf '%s\\n' "$*"; env; } >>'${this.#log}'\nexec '${GPG}' "$@"\n`;
    writeFileSync(join(bin, "gpg"), script);
    chmodSync(join(bin, "gpg"), 0o755);
  }

  /** Standard input is for what reads it: a gpg that ends without reading it breaks the pipe (EPIPE). */
  #gpg(args: readonly string[], input = ""): string {
    const line = ["--homedir", this.#home, "--batch", ...args];
    return execFileSync(GPG ?? "", line, { input, encoding: "utf8", stdio: "pipe" });
  }
}

/** gpg leaves a process running for each keyring. */
function endAgent(home: string): void {
  spawnSync("gpgconf", ["--homedir", home, "--kill", "all"]);
  rmSync(home, { recursive: true, force: true });
}
