/** The part of a lock file of npm's that is read here (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
  readonly version?: string;
  /** `sha512-` and the hash of the package's file in base64. */
  readonly integrity?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The name of a package, by its folder. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

/** The folders of what a package depends on, found as Node finds them. */
export function dependenciesOf({ packages }: LockFile, path: string): string[] {
  return Object.keys(packages[path]?.dependencies ?? {}).flatMap((name) => {
    for (let from = path; ; from = from.slice(0, Math.max(from.lastIndexOf("/node_modules/"), 0))) {
      const found = from === "" ? `node_modules/${name}` : `${from}/node_modules/${name}`;
      if (found in packages) return [found];
      if (from === "") return [];
    }
  });
}

/** The folders of all that a package depends on, directly or not. */
export function closureOf(lock: LockFile, path: string): string[] {
  const found = new Set<string>();
  const add = (folder: string) => {
    for (const dependency of dependenciesOf(lock, folder).filter((name) => !found.has(name))) {
      found.add(dependency);
      add(dependency);
    }
  };
  add(path);
  return [...found].sort();
}
