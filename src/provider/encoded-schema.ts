import { encodeSchema } from "../plugin";

/**
 * What Terraform is told of the provider's schema. A build replaces this file by its result
 * (tools/build/prepared-schema.mjs).
 */
export function encodedSchema(): Uint8Array {
  const { rdslicensing } = require("./rdslicensing") as typeof import("./rdslicensing");
  return encodeSchema(rdslicensing);
}
