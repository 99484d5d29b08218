import { spawnSync } from "node:child_process";
import { ReleaseError } from "./options";

/** What gpg calls the kinds of keys that the Terraform Registry takes. */
const TAKEN = { 1: "RSA", 17: "DSA" } as const;

/** A key of gpg that signs files. */
export class SigningKey {
  readonly #id: string;
  readonly #passphrase: string | undefined;

  private constructor(id: string, passphrase: string | undefined) {
    this.#id = id;
    this.#passphrase = passphrase;
  }

  /**
   * Finds the key before anything is made, since a release that cannot be signed is none.
   *
   * @param id as gpg's `--local-user` takes it
   * @param passphrase of the key; without one, gpg asks its agent
   * @throws ReleaseError where gpg has no such secret key, or it is of a kind that the registries do not take
   */
  static find(id: string, passphrase: string | undefined): SigningKey {
    const { status, stdout, stderr, error } = gpg(["--with-colons", "--list-secret-keys", "--", id]);
    const kind = /^sec:(?:[^:]*:){2}(\d+):/m.exec(stdout)?.[1];
    if (status !== 0 || kind === undefined) {
      throw new ReleaseError(`gpg has no secret key ${JSON.stringify(id)}: ${(error?.message ?? stderr).trim()}`);
    }
    if (kind in TAKEN) return new SigningKey(id, passphrase);
    throw new ReleaseError(
      `The key ${JSON.stringify(id)} is neither RSA nor DSA, and the Terraform Registry takes no other. Make one: gpg --quick-generate-key NAME rsa4096 sign.`,
    );
  }

  /**
   * Writes the detached signature of a file beside it, as FILE.sig.
   *
   * @throws ReleaseError where gpg cannot, or does not confirm what it wrote
   */
  sign(file: string): void {
    const signature = `${file}.sig`;
    // The passphrase goes in on standard input: others on the machine can read command lines.
    const ask = this.#passphrase === undefined ? [] : ["--pinentry-mode", "loopback", "--passphrase-fd", "0"];
    const args = [...ask, "--local-user", this.#id, "--detach-sign", "--output", signature, "--", file];
    const made = gpg(args, this.#passphrase);
    if (made.status !== 0) throw new ReleaseError(`gpg could not sign ${file}: ${made.stderr.trim()}`);
    const verified = gpg(["--verify", "--", signature, file]);
    if (verified.status !== 0) throw new ReleaseError(`gpg did not confirm ${signature}: ${verified.stderr.trim()}`);
  }
}

function gpg(args: readonly string[], input?: string) {
  return spawnSync("gpg", ["--batch", "--no-tty", ...args], { input: input ?? "", encoding: "utf8" });
}
