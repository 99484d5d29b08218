import { linkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageHash } from "../../src/attached-provider/package-hash";
import { sha256, zip } from "./archive";
import type { Program } from "./programs";
import type { System } from "./system";

/** The provider for a system, packed as registries and mirrors want it. */
export interface ProviderPackage {
  readonly system: System;
  readonly fileName: string;
  /** Where it is written. */
  readonly file: string;
  readonly bytes: number;
  /** Of the zip file, as hexadecimal text. */
  readonly sha256: string;
  /** Of the files in it: `h1:…`. */
  readonly hash: string;
}

/** The provider's name in files. */
export const PROVIDER_NAME = "terraform-provider-rdslicensing";

/** The file name that registries and mirrors look for. */
export function providerZip({ os, arch }: System, version: string): string {
  return `${PROVIDER_NAME}_${version}_${os}_${arch}.zip`;
}

/** Packs a program as the provider; the package is written into the folder. */
export function packProvider({ system, content, notices }: Program, version: string, folder: string): ProviderPackage {
  const { os } = system;
  const name = `${PROVIDER_NAME}_v${version}${os === "windows" ? ".exe" : ""}`;
  const files = [...notices, { name, content, isExecutable: true }];
  const packed = zip(files);
  const fileName = providerZip(system, version);
  const file = join(folder, fileName);
  writeFileSync(file, packed);
  const hash = packageHash(files.map((one) => ({ name: one.name, sha256: sha256(one.content) })));
  return { system, fileName, file, bytes: packed.length, sha256: sha256(packed), hash };
}

/** Puts a package into a further folder. It is on the disk once: all folders of a release are made beside each other. */
export function layPackage({ file }: ProviderPackage, target: string): void {
  linkSync(file, target);
}
