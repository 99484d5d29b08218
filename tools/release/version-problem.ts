/** Semantic versioning 2.0.0, without build metadata: npm drops that, so that two releases would have one name. */
const VERSION =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*)?$/;

/** A section of CHANGELOG.md, and what stands behind its version, such as a date. */
const SECTION = /^## \[?v?(\S+?)\]?(?:[ \t]+(.*))?$/gm;

/** What is known of the version in the clone. */
export interface VersionSources {
  /** Of package.json. */
  readonly packageVersion: string;
  /** The content of CHANGELOG.md. */
  readonly changelog: string;
}

/**
 * Why there can be no release of this version, and what to do.
 *
 * @param isTrial the changelog may say that the version is not released yet
 * @returns one sentence or two; undefined where all agree
 */
export function versionProblem(
  version: string,
  { packageVersion, changelog }: VersionSources,
  isTrial: boolean,
): string | undefined {
  if (!VERSION.test(version)) {
    const plain = version.replace(/^v/, "");
    const remedy = VERSION.test(plain) ? `Write ${plain}.` : "Write three numbers such as 1.2.3, or 1.2.3-rc.1.";
    return `${JSON.stringify(version)} is no version. ${remedy}`;
  }
  if (version !== packageVersion) {
    return `package.json has version ${packageVersion}, not ${version}. Run npm version ${version} --no-git-tag-version and commit, or release ${packageVersion}.`;
  }
  const section = [...changelog.matchAll(SECTION)].find(([, name]) => name === version);
  if (section === undefined) return `CHANGELOG.md has no section ${version}. Add it: ## ${version} (DATE).`;
  if (!isTrial && /unreleased/i.test(section[2] ?? "")) {
    return `CHANGELOG.md says that ${version} is unreleased. Write the date there.`;
  }
  return undefined;
}
