import type { GetMetadata_Response, GetProviderSchema_Response, ServerCapabilities } from "../wire/generated/tfplugin6";
import { schemaMessage } from "../wire/schema-message";
import type { Session } from "./session";

/** Terraform may keep the schema between the processes of one command, and asks before it deletes. */
const CAPABILITIES: ServerCapabilities = { planDestroy: true, getProviderSchemaOptional: true };

export function getProviderSchema({ provider }: Pick<Session, "provider">): GetProviderSchema_Response {
  const { schema, description, dataSources = [] } = provider;
  return {
    provider: schemaMessage({ schema, description, version: 0 }, "provider"),
    resourceSchemas: Object.fromEntries(
      provider.resources.map((resource) => [`${provider.name}_${resource.name}`, schemaMessage(resource, "resource")]),
    ),
    dataSourceSchemas: Object.fromEntries(
      dataSources.map((source) => [
        `${provider.name}_${source.name}`,
        schemaMessage({ ...source, version: 0 }, "data source"),
      ]),
    ),
    serverCapabilities: CAPABILITIES,
  };
}

export function getMetadata({ provider }: Session): GetMetadata_Response {
  return {
    serverCapabilities: CAPABILITIES,
    resources: provider.resources.map(({ name }) => ({ typeName: `${provider.name}_${name}` })),
    dataSources: provider.dataSources?.map(({ name }) => ({ typeName: `${provider.name}_${name}` })),
  };
}
