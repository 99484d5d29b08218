data "rdslicensing_license_server" "lic1" {
  host = "lic1.contoso.com"
}

locals {
  per_user_left = sum(concat([0], [
    for total in data.rdslicensing_license_server.lic1.totals : total.available if total.mode == "per_user"
  ]))
}

check "enough_cals" {
  assert {
    condition     = data.rdslicensing_license_server.lic1.activation_status == "activated"
    error_message = "lic1.contoso.com is not activated: it issues temporary licenses only."
  }

  assert {
    condition     = local.per_user_left >= 20
    error_message = "Only ${local.per_user_left} Per User CALs are left on lic1.contoso.com."
  }
}
