import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "./archive";
import { layPackage, type ProviderPackage } from "./provider-package";

const INDEX = "application/vnd.oci.image.index.v1+json";
const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const EMPTY = "application/vnd.oci.empty.v1+json";

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/**
 * Makes an OCI image layout that a registry takes, in the form of OpenTofu's `oci_mirror`: under the tag of the version, an
 * index with one manifest a platform, each with one zip file
 * (https://opentofu.org/docs/cli/oci_registries/provider-mirror/, https://specs.opencontainers.org/image-spec/image-layout/).
 */
export function makeOciLayout(directory: string, version: string, packages: readonly ProviderPackage[]): void {
  const blobs = join(directory, "blobs/sha256");
  mkdirSync(blobs, { recursive: true });
  const put = (mediaType: string, content: object): Descriptor => {
    const text = JSON.stringify(content);
    const hash = sha256(text);
    writeFileSync(join(blobs, hash), text);
    return { mediaType, digest: `sha256:${hash}`, size: Buffer.byteLength(text) };
  };
  const config = put(EMPTY, {});
  const manifests = packages.map((packed) => {
    layPackage(packed, join(blobs, packed.sha256));
    const layer = { mediaType: "archive/zip", digest: `sha256:${packed.sha256}`, size: packed.bytes };
    const artifactType = "application/vnd.opentofu.provider-target";
    const manifest = { schemaVersion: 2, mediaType: MANIFEST, artifactType, config, layers: [layer] };
    const platform = { architecture: packed.system.arch, os: packed.system.os };
    return { ...put(MANIFEST, manifest), artifactType, platform };
  });
  const artifactType = "application/vnd.opentofu.provider";
  const index = put(INDEX, { schemaVersion: 2, mediaType: INDEX, artifactType, manifests });
  const tagged = { ...index, artifactType, annotations: { "org.opencontainers.image.ref.name": version } };
  writeFileSync(join(directory, "oci-layout"), JSON.stringify({ imageLayoutVersion: "1.0.0" }));
  writeFileSync(
    join(directory, "index.json"),
    JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: [tagged] }),
  );
}
