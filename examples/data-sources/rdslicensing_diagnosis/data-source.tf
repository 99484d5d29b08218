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
    condition = data.rdslicensing_diagnosis.rdsh1.healthy
    error_message = join("\n", [
      for finding in data.rdslicensing_diagnosis.rdsh1.findings :
      "${finding.code}: ${finding.summary} ${finding.remedy}" if finding.severity == "error"
    ])
  }
}
