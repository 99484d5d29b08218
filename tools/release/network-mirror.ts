import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROVIDER_ADDRESSES } from "../../src/provider-mirror";
import { layPackage, type ProviderPackage } from "./provider-package";

/**
 * Makes a mirror for both registries' addresses. It is a network mirror where a web server serves it, and a packed
 * filesystem mirror where Terraform is given its path
 * (https://developer.hashicorp.com/terraform/internals/provider-network-mirror-protocol).
 */
export function makeMirror(directory: string, version: string, packages: readonly ProviderPackage[]): void {
  for (const address of PROVIDER_ADDRESSES) {
    const folder = join(directory, ...address.split("/"));
    mkdirSync(folder, { recursive: true });
    for (const packed of packages) layPackage(packed, join(folder, packed.fileName));
    const archives = packages.map(({ system: { os, arch }, fileName, hash }) => [
      `${os}_${arch}`,
      { url: fileName, hashes: [hash] },
    ]);
    writeJson(join(folder, "index.json"), { versions: { [version]: {} } });
    writeJson(join(folder, `${version}.json`), { archives: Object.fromEntries(archives) });
  }
}

function writeJson(path: string, content: unknown): void {
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}
