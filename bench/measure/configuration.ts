/** One resource of Terraform itself: what a plan costs without any provider process. */
export const TERRAFORM_DATA = 'resource "terraform_data" "nothing" {\n  input = "value"\n}\n';

/**
 * One provider block and one resource a host.
 * @param hosts `host:port` each
 */
export function farmConfiguration(hosts: readonly string[]): string {
  return `terraform {
  required_providers {
    rdslicensing = { source = "rds-licensing/rdslicensing" }
  }
}
provider "rdslicensing" {}
resource "rdslicensing_configuration" "farm" {
  for_each        = toset(${JSON.stringify(hosts)})
  host            = each.value
  mode            = "per_user"
  license_servers = ["lic1.contoso.com", "lic2.contoso.com"]
  on_destroy      = "keep"
}
`;
}
