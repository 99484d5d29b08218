/** What a lock file says of a provider. */
export interface LockedProvider {
  /** With the host, e.g. `registry.terraform.io/rds-licensing/rdslicensing`. */
  readonly address: string;
  readonly version: string;
  /** Each with its scheme, e.g. `h1:…`. */
  readonly hashes: readonly string[];
}

const PROVIDER = /^provider "([^"\\]+)" \{$/;
const VERSION = /^ {2}version +?= "([^"\\]+)"$/;
const CONSTRAINTS = /^ {2}constraints += "[^"\\]+"$/;
const HASH = /^ {4}"([^"\\]+)",$/;

/**
 * Reads `.terraform.lock.hcl` as `init` writes it
 * (https://developer.hashicorp.com/terraform/language/files/dependency-lock).
 *
 * @returns undefined for any other text, be it valid: the language allows much more than is ever written there
 */
export function parseDependencyLock(text: string): readonly LockedProvider[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  const found: LockedProvider[] = [];
  while (lines.length > 0) {
    const provider = takeProvider(lines);
    if (provider === undefined) return undefined;
    found.push(provider);
  }
  return found;
}

/** Takes the first block off the lines. */
function takeProvider(lines: string[]): LockedProvider | undefined {
  const take = (pattern: RegExp) => (pattern.test(lines[0] ?? "") ? pattern.exec(lines.shift() ?? "") : null);
  const [, address] = take(PROVIDER) ?? [];
  const [, version] = take(VERSION) ?? [];
  if (address === undefined || version === undefined) return undefined;
  take(CONSTRAINTS);
  const hashes: string[] = [];
  if (take(/^ {2}hashes = \[$/)) {
    for (let hash = take(HASH); hash !== null; hash = take(HASH)) hashes.push(hash[1] ?? "");
    if (!take(/^ {2}\]$/)) return undefined;
  }
  return take(/^\}$/) ? { address, version, hashes } : undefined;
}
