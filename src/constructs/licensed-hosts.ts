import type { TerraformIterator } from "./core";
import type { Configuration } from "./l1/configuration";
import type { ValidSettings } from "./validate-settings";

/** One Terraform resource of an {@link RdsLicensing}: a session host, or all hosts of a list that is a token. */
export interface LicensedHosts {
  /** Of the constructs that belong to it; it becomes part of their addresses. */
  readonly id: string;
  /** As the user gave it, or each host in turn. */
  readonly host: string;
  /** Where Terraform repeats the resource. */
  readonly forEach?: TerraformIterator;
  readonly settings: ValidSettings;
  readonly configuration: Configuration;
}
