# The session hosts of a farm, each with two license servers of which the host must reach one.
resource "rdslicensing_configuration" "farm" {
  for_each = toset(["rdsh1.contoso.com", "rdsh2.contoso.com"])

  host            = each.value
  mode            = "per_user"
  license_servers = ["lic1.contoso.com", "lic2.contoso.com"]

  redundancy = {
    minimum_servers   = 2
    minimum_reachable = 1
  }

  # A domain policy that sets something else stops the run instead of winning silently.
  on_policy_override = "error"
}

# One host whose settings are kept in the registry values of Group Policy, which win over the host's own.
resource "rdslicensing_configuration" "kiosk" {
  host            = "rdsh3.contoso.com"
  mode            = "per_device"
  license_servers = ["lic1.contoso.com"]
  scope           = "policy"
  on_destroy      = "clear"
}

output "effective_mode" {
  value = { for host, licensing in rdslicensing_configuration.farm : host => licensing.effective_mode }
}
