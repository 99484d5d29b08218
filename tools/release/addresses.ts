/** The addresses that a release needs and that only a person can decide. */
const ADDRESSES = ["repository", "homepage", "bugs"] as const;

/**
 * Why a package cannot be released with this package.json: an address is missing, or is not one that a browser opens.
 *
 * @param manifest the content of package.json
 * @returns one sentence; undefined where all addresses are set
 */
export function addressProblem(manifest: Readonly<Record<string, unknown>>): string | undefined {
  const missing = ADDRESSES.filter((name) => !isAddress(manifest[name]));
  if (missing.length === 0) return undefined;
  const [last, ...others] = [...missing].reverse();
  const names = others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
  return `package.json has no web address for ${names}: decide on one for each and add it, then release.`;
}

/** npm accepts a text, or an object with `url`; a repository may have `git+` before it. */
function isAddress(value: unknown): boolean {
  const text: unknown = Object(value).url ?? value;
  return typeof text === "string" && URL.canParse(text) && /^(git\+)?https:$/.test(new URL(text).protocol);
}
