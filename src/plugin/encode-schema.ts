import type { Provider } from "./provider";
import type { Schema } from "./schema";

/** The answer to Terraform's question for the schema of a provider, as it goes over the wire. */
export function encodeSchema<PS extends Schema, C>(provider: Provider<PS, C>): Uint8Array {
  const { GetProviderSchema_Response } =
    require("./wire/generated/tfplugin6") as typeof import("./wire/generated/tfplugin6");
  const { getProviderSchema } = require("./rpc/schema") as typeof import("./rpc/schema");
  return GetProviderSchema_Response.encode(getProviderSchema({ provider })).finish();
}
