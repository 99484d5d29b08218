import { environmentSource, resolveConnection, type SettingSource, validateConnection } from "../connection";
import { object, type Provider, type Schema } from "../plugin";
import { configuration } from "./configuration/configuration";
import { deployment } from "./deployment/deployment";
import { diagnosis } from "./diagnosis/diagnosis";
import { healthGate } from "./health-gate/health-gate";
import { HostPool } from "./host-pool";
import { licenseServer } from "./license-server/license-server";
import { VERSION } from "./version";
import { attributeSource, connectionDiagnostics, WINRM_ATTRIBUTES, type WinrmConfig } from "./winrm";

const PROVIDER_SCHEMA = {
  winrm: object({
    optional: true,
    description:
      "How session hosts are reached over WinRM. Each attribute that is not set is taken from its environment variable.",
    attributes: WINRM_ATTRIBUTES,
  }),
};

const provider: Provider<typeof PROVIDER_SCHEMA, HostPool> = {
  name: "rdslicensing",
  version: VERSION,
  description: "Remote Desktop Services licensing of Windows session hosts, over WinRM.",
  schema: PROVIDER_SCHEMA,
  validate: ({ winrm }) => connectionDiagnostics(validateConnection(sourcesOf(winrm))),
  configure: async ({ config, log }) => {
    const { settings, problems } = resolveConnection(sourcesOf(config.winrm), process.env);
    const diagnostics = connectionDiagnostics(problems);
    if (settings === undefined) return { diagnostics };
    for (const secret of [settings.password, settings.clientKey]) {
      if (secret !== undefined) log.secret(secret);
    }
    return { client: new HostPool(settings), diagnostics };
  },
  close: (client) => client.close(),
  resources: [configuration, healthGate],
  dataSources: [diagnosis, licenseServer, deployment],
};

function sourcesOf(config: WinrmConfig): readonly SettingSource[] {
  return [attributeSource(config), environmentSource(process.env)];
}

/** The Terraform provider `rdslicensing`. Its configuration and its client stay its own. */
export const rdslicensing: Provider<Schema, unknown> = provider;
