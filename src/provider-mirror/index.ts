/**
 * The provider this package carries, and the filesystem mirror in which Terraform and OpenTofu find it
 * (https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror).
 *
 * @packageDocumentation
 */
export { type BundledProvider, bundledProvider, type ProviderForm } from "./bundled-provider";
export { cliConfig, cliConfigFile, writeCliConfig } from "./cli-config";
export { installProvider, type ProviderInstallation } from "./install-provider";
export { MirrorError, type MirrorErrorCode } from "./mirror-error";
export { PROVIDER_ADDRESSES, PROVIDER_SOURCE } from "./provider-source";
export { terraformPlatform } from "./terraform-platform";
