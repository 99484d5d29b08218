/** One resource of Terraform itself for each host: what a plan costs without any provider process. */
export function dataConfiguration(hosts: readonly string[]): string {
  return hosts.map((host, index) => `resource "terraform_data" "host${index}" {\n  input = "${host}"\n}\n`).join("");
}

/**
 * One provider block, and a block for each host, as CDKs write it: Terraform's own time for `for_each` over a set grows
 * with the square of its length (75 s of CPU for a plan of 1,000 `terraform_data`, instead of one).
 *
 * @param hosts `host:port` each
 */
export function farmConfiguration(hosts: readonly string[]): string {
  return `terraform {
  required_providers {
    rdslicensing = { source = "rds-licensing/rdslicensing" }
  }
}
provider "rdslicensing" {}
${hosts.map(hostBlock).join("")}`;
}

function hostBlock(host: string, index: number): string {
  return `resource "rdslicensing_configuration" "host${index}" {
  host            = "${host}"
  mode            = "per_user"
  license_servers = ["lic1", "lic2"]
}
`;
}
