# Was: resource "rdslicensing_configuration" "desktop".
resource "rdslicensing_configuration" "rdsh1" {
  host            = "rdsh1.contoso.com"
  mode            = "per_user"
  license_servers = ["lic1.contoso.com", "lic2.contoso.com"]
}

moved {
  from = rdslicensing_configuration.desktop
  to   = rdslicensing_configuration.rdsh1
}
