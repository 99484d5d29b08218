data "rdslicensing_deployment" "this" {
  host = "rdcb1.contoso.com"
}

resource "rdslicensing_configuration" "session_host" {
  for_each = { for host in data.rdslicensing_deployment.this.session_hosts : host => host }

  host            = each.value
  mode            = "per_user"
  license_servers = ["lic1.contoso.com", "lic2.contoso.com"]
}

data "rdslicensing_diagnosis" "session_host" {
  for_each = rdslicensing_configuration.session_host

  host              = each.value.host
  connection_broker = "rdcb1.contoso.com"
}
