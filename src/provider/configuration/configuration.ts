import type { Resource } from "../../plugin";
import type { HostPool } from "../host-pool";
import { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { validateConfiguration } from "./validate-configuration";

/** `rdslicensing_configuration`: the licensing settings of one session host. Its operations are loaded when first used. */
export const configuration: Resource<typeof CONFIGURATION_SCHEMA, HostPool> = {
  name: "configuration",
  version: 0,
  description: "Licensing of one Remote Desktop session host: its mode and its license servers, in order.",
  schema: CONFIGURATION_SCHEMA,
  validate: validateConfiguration,
  plan: async (request) => (await import("./plan-configuration.js")).planConfiguration(request),
  planDelete: async (request) => (await import("./claim-diagnostics.js")).planDeletion(request),
  create: async (request) => (await import("./create-configuration.js")).createConfiguration(request),
  read: async (request) => (await import("./read-configuration.js")).readConfiguration(request),
  update: async (request) => (await import("./update-configuration.js")).updateConfiguration(request),
  delete: async (request) => (await import("./delete-configuration.js")).deleteConfiguration(request),
  importState: async (request) => (await import("./import-configuration.js")).importConfiguration(request),
};
