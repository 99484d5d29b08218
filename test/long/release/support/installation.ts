import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../../../../tools/terraform/engines";
import { Workspace } from "../../../support/terraform";

/** What an engine did with a CLI configuration. */
export interface Installed {
  readonly code: number | null;
  /** All that `init` said. */
  readonly said: string;
  /** What the lock file holds of the provider. */
  readonly hashes: readonly string[];
  /** The resources of the provider, as it tells when the engine starts it. */
  readonly resources: readonly string[];
}

/**
 * Installs the provider of a version with the configuration alone: no mirror of the machine and no other source.
 *
 * @param authority the only certificate authority that the engine trusts
 */
export async function install(
  engine: Engine,
  version: string,
  cliConfig: string,
  authority: string,
): Promise<Installed> {
  const workspace = new Workspace({ binary: engine.program });
  const { directory } = workspace;
  try {
    const environment = {
      HOME: directory,
      XDG_DATA_HOME: join(directory, "data"),
      TF_CLI_CONFIG_FILE: join(directory, "terraform.rc"),
      SSL_CERT_FILE: join(directory, "ca.pem"),
    };
    writeFileSync(environment.TF_CLI_CONFIG_FILE, cliConfig);
    writeFileSync(environment.SSL_CERT_FILE, authority);
    const source = `rdslicensing = { source = "rds-licensing/rdslicensing", version = "${version}" }`;
    workspace.write(`terraform {\n  required_providers {\n    ${source}\n  }\n}\n`);
    const { code, stdout, stderr } = await workspace.run(["init", "-no-color", "-input=false"], environment);
    const said = stdout + stderr;
    if (code !== 0) return { code, said, hashes: [], resources: [] };
    const schemas = await workspace.run(["providers", "schema", "-json"], environment);
    const [provider] = Object.values<{ resource_schemas: object }>(JSON.parse(schemas.stdout).provider_schemas);
    const lock = readFileSync(join(directory, ".terraform.lock.hcl"), "utf8");
    const hashes = [...lock.matchAll(/"((?:h1|zh):[^"]+)"/g)].map(([, hash = ""]) => hash);
    return { code, said, hashes, resources: Object.keys(provider?.resource_schemas ?? {}) };
  } finally {
    workspace.remove();
  }
}
