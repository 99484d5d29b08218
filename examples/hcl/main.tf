terraform {
  required_providers {
    rdslicensing = {
      source  = "rds-licensing/rdslicensing"
      version = "~> 0.1"
    }
  }
}

variable "username" {
  type        = string
  description = "DOMAIN\\user or user@domain; an administrator of the session hosts."
}

variable "password" {
  type      = string
  sensitive = true
}

variable "session_hosts" {
  type    = set(string)
  default = ["rdsh1.contoso.com", "rdsh2.contoso.com"]
}

provider "rdslicensing" {
  winrm = {
    username = var.username
    password = var.password
  }
}

resource "rdslicensing_configuration" "farm" {
  for_each = var.session_hosts

  host            = each.value
  mode            = "per_user"
  license_servers = ["lic1.contoso.com", "lic2.contoso.com"]
  on_destroy      = "restore"
}
