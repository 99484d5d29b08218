/**
 * The Terraform provider `rdslicensing` as an object, to be served by `cdktf-rds-licensing/plugin`. The executable is
 * `terraform-provider-rdslicensing`.
 *
 * @packageDocumentation
 */
export { rdslicensing } from "./rdslicensing";
export { VERSION } from "./version";
