# What keeps a session host from licensing its users. Its license server is asked itself too, for activation and CALs.
data "rdslicensing_diagnosis" "rdsh1" {
  host = "rdsh1.contoso.com"

  license_servers = {
    "lic1.contoso.com" = "lic1.contoso.com"
  }
}

# A check block warns at every plan and apply, and stops nothing.
check "rdsh1_is_licensed" {
  assert {
    condition     = data.rdslicensing_diagnosis.rdsh1.assessed
    error_message = "What rdsh1.contoso.com uses could not be found out; its findings of the severity unknown say why."
  }

  assert {
    condition     = length(data.rdslicensing_diagnosis.rdsh1.problems) == 0
    error_message = join("\n", data.rdslicensing_diagnosis.rdsh1.problems)
  }
}
