import { Contrib, Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import { closureOf, dependenciesOf, type LockFile, nameOf } from "./locked-packages";

/** A program of the release. */
export interface BilledProgram {
  readonly system: string;
  readonly sha256: string;
  /** The npm package of the runtime that is in it. */
  readonly runtime: string;
}

/** What a release consists of. */
export interface ReleaseParts {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** The lock file of the sources, and the one of the runtimes. */
  readonly locks: { readonly sources: LockFile; readonly runtimes: LockFile };
  /** The folders of the npm packages that are in each of the programs. */
  readonly bundled: readonly string[];
  readonly programs: readonly BilledProgram[];
  /** When the sources were last changed. */
  readonly date: Date | undefined;
}

/**
 * The bill of materials of a release, as CycloneDX 1.6 in JSON: the npm package and what it depends on; each program, the
 * packages in it, and its runtime. The same release has the same bytes, so that it has no serial number.
 */
export function billOfMaterials({ name, version, license, locks, bundled, programs, date }: ReleaseParts): string {
  const { sources, runtimes } = locks;
  const main = component({ name, version, license }, Enums.ComponentType.Application);
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: main, timestamp: date }) });
  const paths = [...new Set([...closureOf(sources, ""), ...bundled])].sort();
  const packages = new Map(paths.map((path) => [path, locked(sources, path)]));
  const refer = (from: Models.Component, to: Iterable<string>) => {
    for (const path of to) from.dependencies.add(known(packages.get(path), path).bomRef);
  };
  for (const [path, found] of packages) {
    bom.components.add(found);
    refer(
      found,
      dependenciesOf(sources, path).filter((dependency) => packages.has(dependency)),
    );
  }
  refer(main, dependenciesOf(sources, ""));
  for (const program of programs) {
    const runtime = locked(runtimes, `node_modules/${program.runtime}`);
    runtime.description =
      "The runtime of a program. THIRD-PARTY.txt beside the program lists the works in it and their licenses.";
    const made = component(
      { name: "rds-licensing", version, license },
      Enums.ComponentType.Application,
      program.system,
    );
    made.description = `The command and the provider in one program, for ${program.system}`;
    made.hashes.set(Enums.HashAlgorithm["SHA-256"], program.sha256);
    refer(made, bundled);
    made.dependencies.add(runtime.bomRef);
    main.dependencies.add(made.bomRef);
    bom.components.add(made);
    bom.components.add(runtime);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/** What is known of a component before its parts are. */
interface Named {
  readonly name: string;
  readonly version: string;
  readonly license: string | undefined;
}

function component({ name, version, license }: Named, type: Enums.ComponentType, system?: string): Models.Component {
  const [scope, bare] = name.startsWith("@") ? (name.split("/") as [string, string]) : [undefined, name];
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  // A program is no package of npm's.
  const identity = system === undefined ? { bomRef: purl, purl } : { bomRef: `${name}@${version}#${system}` };
  const made = new Models.Component(type, bare, { group: scope, version, ...identity });
  if (license !== undefined) made.licenses.add(LICENSES.makeFromString(license));
  return made;
}

/** Names of licenses, and expressions of several such as `(BSD-3-Clause OR GPL-2.0)`. */
const LICENSES = new Contrib.License.Factories.LicenseFactory((text) => {
  if (!/^[\w.+() -]+ (?:AND|OR|WITH) [\w.+() -]+$/.test(text)) throw new Error("no expression");
});

/** @throws where the lock file does not know the package */
function locked({ packages }: LockFile, path: string): Models.Component {
  const { version, license, integrity = "" } = known(packages[path], path);
  const found = component({ name: nameOf(path), version: known(version, path), license }, Enums.ComponentType.Library);
  const [algorithm, hash] = integrity.split("-");
  if (algorithm === "sha512" && hash !== undefined) {
    found.hashes.set(Enums.HashAlgorithm["SHA-512"], Buffer.from(hash, "base64").toString("hex"));
  }
  return found;
}

function known<Value>(value: Value | undefined, path: string): Value {
  if (value === undefined) throw new Error(`The lock file does not know ${path}.`);
  return value;
}
