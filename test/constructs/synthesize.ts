import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { LicensingMode, RdsLicensing, type RdsLicensingProps, RdslicensingProvider } from "../../src/constructs";
import type { Json } from "../support/terraform";

export const PROPS: RdsLicensingProps = {
  sessionHosts: ["rdsh1.contoso.com", "rdsh2.contoso.com:5987"],
  mode: LicensingMode.PER_USER,
  licenseServers: ["lic1.contoso.com", "lic2"],
};

/** A stack with a provider in it. */
export function newStack(): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "farm");
  new RdslicensingProvider(stack, "rdslicensing", {});
  return stack;
}

export function newLicensing(props: Partial<RdsLicensingProps> = {}, stack = newStack()): RdsLicensing {
  return new RdsLicensing(stack, "licensing", { ...PROPS, ...props });
}

/** A variable named `input`, whose value only Terraform knows. */
export function variable(stack: TerraformStack, type: string): TerraformVariable {
  return new TerraformVariable(stack, "input", { type });
}

/** What the stack writes for Terraform, aspects and validations run. */
export function synthesize(stack: TerraformStack): Json {
  return JSON.parse(Testing.synth(stack, true));
}

/** The synthesized `rdslicensing_configuration` resources by their Terraform name. */
export function configurations(stack: TerraformStack): Record<string, Json> {
  return synthesize(stack).resource.rdslicensing_configuration;
}
