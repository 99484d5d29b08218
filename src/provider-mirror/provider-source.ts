/** The provider's address below a registry host. */
export const PROVIDER_SOURCE = "rds-licensing/rdslicensing";

/** The provider's addresses: Terraform completes a source without a host with the first, OpenTofu with the second. */
export const PROVIDER_ADDRESSES = [
  `registry.terraform.io/${PROVIDER_SOURCE}`,
  `registry.opentofu.org/${PROVIDER_SOURCE}`,
] as const;
