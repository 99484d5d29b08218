import type { IConstruct } from "constructs";

/** What a construct writes into the Terraform configuration, overrides included; its values may still be tokens. */
export interface TerraformBlock {
  /** `rdslicensing_configuration`, or `rdslicensing` for the provider. */
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: its shape is Terraform's.
  readonly attributes: { readonly [name: string]: any };
}

interface Synthesizable extends IConstruct {
  readonly terraformResourceType: string;
  readonly friendlyUniqueId: string;
  // biome-ignore lint/suspicious/noExplicitAny: its shape is Terraform's.
  toTerraform(): any;
}

/**
 * The block of a resource or a provider of type `type`; undefined for any other construct. What it writes is looked
 * at, not its class, so that it holds for overrides and for every copy of the bindings and of the CDK.
 */
export function terraformBlock(construct: IConstruct, type: string): TerraformBlock | undefined {
  const { terraformResourceType, friendlyUniqueId, toTerraform } = construct as Partial<Synthesizable>;
  if (terraformResourceType !== type || toTerraform === undefined) return undefined;
  const { resource, provider } = toTerraform.call(construct);
  const attributes = resource?.[type]?.[friendlyUniqueId ?? ""] ?? provider?.[type]?.[0];
  return attributes && { type, attributes };
}
