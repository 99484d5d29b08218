import type { IConstruct } from "constructs";

// biome-ignore lint/suspicious/noExplicitAny: its shape is Terraform's.
type Json = any;

interface Synthesizable extends IConstruct {
  readonly terraformResourceType: string;
  toTerraform(): Json;
}

/**
 * The attributes that a resource or a provider of type `type` writes to the Terraform configuration, overrides included;
 * they may still be tokens. Undefined for any other construct.
 *
 * It reads what is written, not the class, so that it works for overrides and for every copy of the bindings and the CDK.
 *
 * @param type `rdslicensing_configuration`, or `rdslicensing` for the provider
 */
export function terraformBlock(construct: IConstruct, type: string): Json | undefined {
  const element = construct as Partial<Synthesizable>;
  if (element.terraformResourceType !== type) return undefined;
  const { resource, provider } = element.toTerraform?.() ?? {};
  return Object.values(resource?.[type] ?? provider?.[type] ?? {})[0];
}
