import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zip } from "./archive";
import { billOfMaterials } from "./bill-of-materials";
import { writeChecksums } from "./checksums";
import { makeMirror } from "./network-mirror";
import { makeOciLayout } from "./oci-layout";
import type { ReleaseOptions } from "./options";
import { buildPrograms, type Program, readProgram, signPrograms } from "./programs";
import { PROVIDER_NAME, type ProviderPackage, packProvider, providerZip } from "./provider-package";
import type { ReleaseFolder, ReleaseNote } from "./release-folder";
import { releaseParts } from "./release-parts";
import { run } from "./run";
import type { SigningKey } from "./signature";
import type { System } from "./system";

/** Makes all of a release in its folder. */
export async function makeRelease(
  root: string,
  folder: ReleaseFolder,
  options: ReleaseOptions,
  key: SigningKey | undefined,
): Promise<ReleaseNote> {
  const { version, systems, isTrial } = options;
  const programs = folder.path("programs");
  buildPrograms(root, programs, options);
  const signedPrograms = signPrograms(programs, options);
  packNpm(root, programs, folder.path("npm"), options);
  makeMirrors(folder, version, packAll(root, programs, folder, options));
  await describe(root, programs, folder.path("assets"), options, key);
  rmSync(programs, { recursive: true });
  return { version, isTrial, systems: systems.map(({ name }) => name), isSigned: key !== undefined, signedPrograms };
}

/** Adds what is said of the zip files: the protocol, the materials, the checksums and their signatures. */
async function describe(
  root: string,
  programs: string,
  assets: string,
  { version, systems }: ReleaseOptions,
  key: SigningKey | undefined,
): Promise<void> {
  const manifest = `${PROVIDER_NAME}_${version}_manifest.json`;
  writeFileSync(join(assets, manifest), REGISTRY_MANIFEST);
  const bill = `rds-licensing_${version}.cdx.json`;
  writeFileSync(join(assets, bill), billOfMaterials(await releaseParts(root, programs, systems)));
  const providers = systems.filter(({ isMusl }) => !isMusl).map((system) => providerZip(system, version));
  const commands = systems.map((system) => commandZip(system, version));
  const checksums = [
    writeChecksums(assets, `${PROVIDER_NAME}_${version}_SHA256SUMS`, [...providers, manifest]),
    writeChecksums(assets, `rds-licensing_${version}_SHA256SUMS`, [...commands, bill]),
  ];
  for (const file of checksums) key?.sign(file);
}

/** Which protocol the provider speaks; without it, the registries take it for the older one. */
const REGISTRY_MANIFEST = `${JSON.stringify({ version: 1, metadata: { protocol_versions: ["6.0"] } }, null, 2)}\n`;

/** The packages for npm: those with the programs, and the main one. */
function packNpm(root: string, programs: string, target: string, { systems, isTrial }: ReleaseOptions): void {
  const packer = [require.resolve("tsx/cli"), join(root, "tools/packages/main.mjs")];
  const trial = isTrial ? ["--trial"] : [];
  run(process.execPath, [
    ...packer,
    ...systems.map(({ name }) => name),
    "--programs",
    programs,
    "--out-dir",
    target,
    ...trial,
  ]);
}

/** One system after the other, since each of the programs takes a hundred megabytes. */
function packAll(
  root: string,
  programs: string,
  folder: ReleaseFolder,
  { systems, version }: ReleaseOptions,
): ProviderPackage[] {
  // Registries know one linux_amd64, which is not the one for musl.
  const folders = { registries: folder.path("assets"), musl: folder.path("musl") };
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
  return systems.map((system) => {
    const program = readProgram(root, programs, system);
    writeFileSync(join(folders.registries, commandZip(system, version)), zipCommand(program));
    return packProvider(program, version, system.isMusl ? folders.musl : folders.registries);
  });
}

function commandZip({ name }: System, version: string): string {
  return `rds-licensing_${version}_${name}.zip`;
}

/** The command for people without Node. */
function zipCommand({ system, content, notices }: Program): Buffer {
  return zip([...notices, { name: system.program, content, isExecutable: true }]);
}

function makeMirrors(folder: ReleaseFolder, version: string, packages: readonly ProviderPackage[]): void {
  const ofRegistries = packages.filter(({ system }) => !system.isMusl);
  const ofMusl = packages.filter(({ system }) => system.isMusl);
  makeMirror(folder.path("mirror"), version, ofRegistries);
  makeOciLayout(folder.path("oci"), version, ofRegistries);
  if (ofMusl.length > 0) makeMirror(folder.path("mirror-musl"), version, ofMusl);
  rmSync(folder.path("musl"), { recursive: true });
}
