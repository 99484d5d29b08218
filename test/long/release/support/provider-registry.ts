import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { HttpsSite } from "./https-site";

/** What a registry has of a release, and who signed it. */
interface Published {
  readonly version: string;
  readonly platforms: readonly string[];
  readonly publicKey: string | undefined;
  /** The folder that the site serves. */
  readonly assets: string;
}

/**
 * Adds the documents of a registry to a site with the files that are attached to a release
 * (https://developer.hashicorp.com/terraform/internals/provider-registry-protocol).
 */
export function serveRegistry(site: HttpsSite, { version, platforms, publicKey, assets }: Published): void {
  const base = "/v1/providers/rds-licensing/rdslicensing";
  const name = `terraform-provider-rdslicensing_${version}`;
  const sums = readFileSync(join(assets, `${name}_SHA256SUMS`), "utf8");
  const { protocol_versions: protocols } = JSON.parse(
    readFileSync(join(assets, `${name}_manifest.json`), "utf8"),
  ).metadata;
  const systems = platforms.map((system) => {
    const [os = "", arch = ""] = system.split("_");
    return { os, arch };
  });
  const answer = (path: string, content: object) => site.documents.set(`${base}${path}`, JSON.stringify(content));
  answer("/versions", { versions: [{ version, protocols, platforms: systems }] });
  for (const { os, arch } of systems) {
    const filename = `${name}_${os}_${arch}.zip`;
    const shasum = sums
      .split("\n")
      .find((line) => line.endsWith(`  ${filename}`))
      ?.slice(0, 64);
    const keys = publicKey === undefined ? [] : [{ key_id: keyId(publicKey), ascii_armor: publicKey }];
    answer(`/${version}/download/${os}/${arch}`, {
      protocols,
      os,
      arch,
      filename,
      shasum,
      download_url: `${site.url}/${filename}`,
      shasums_url: `${site.url}/${name}_SHA256SUMS`,
      shasums_signature_url: `${site.url}/${name}_SHA256SUMS.sig`,
      signing_keys: { gpg_public_keys: keys },
    });
  }
}

/** Engines only show it. */
function keyId(publicKey: string): string {
  return publicKey.replace(/\s/g, "").slice(-16);
}
