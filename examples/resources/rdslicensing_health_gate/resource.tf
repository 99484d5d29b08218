locals {
  license_servers = ["lic1.contoso.com", "lic2.contoso.com"]
  canaries        = ["rdsh1.contoso.com"]
  others          = ["rdsh2.contoso.com", "rdsh3.contoso.com"]
}

resource "rdslicensing_configuration" "canary" {
  for_each = toset(local.canaries)

  host            = each.value
  mode            = "per_user"
  license_servers = local.license_servers
}

# Waits until the canaries are healthy, again whenever their settings change.
resource "rdslicensing_health_gate" "canaries" {
  hosts    = local.canaries
  triggers = { license_servers = join(", ", local.license_servers) }
  timeout  = "15m"

  depends_on = [rdslicensing_configuration.canary]
}

# Changed only when the canaries are healthy.
resource "rdslicensing_configuration" "other" {
  for_each = toset(local.others)

  host            = each.value
  mode            = "per_user"
  license_servers = local.license_servers

  depends_on = [rdslicensing_health_gate.canaries]
}
