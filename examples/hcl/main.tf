terraform {
  required_providers {
    rdslicensing = {
      source  = "rds-licensing/rdslicensing"
      version = "~> 0.1"
    }
  }
}

variable "session_hosts" {
  type    = set(string)
  default = ["rdsh1.contoso.com", "rdsh2.contoso.com"]
}

provider "rdslicensing" {
  # Credentials come from RDSLICENSING_USERNAME and RDSLICENSING_PASSWORD: a variable would be kept in saved plans.
}

resource "rdslicensing_configuration" "farm" {
  for_each = var.session_hosts

  host            = each.value
  mode            = "per_user"
  license_servers = ["lic1.contoso.com", "lic2.contoso.com"]
  on_destroy      = "restore"
}
