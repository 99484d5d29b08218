terraform {
  required_providers {
    rdslicensing = {
      source = "rds-licensing/rdslicensing"
    }
  }
}

# Kept in no plan file, unlike other variables; of Terraform 1.10 and OpenTofu 1.11 or later.
variable "winrm_password" {
  type      = string
  sensitive = true
  ephemeral = true
}

# WinRM over https on port 5986, NTLM, the certificate authorities that Node.js trusts.
provider "rdslicensing" {
  winrm = {
    username = "CONTOSO\\svc-rds"
    password = var.winrm_password
  }
}

# Hosts that need other credentials: resources choose this one with `provider = rdslicensing.dmz`.
provider "rdslicensing" {
  alias = "dmz"

  winrm = {
    username        = "Administrator"
    password        = var.winrm_password
    tls_server_name = "rdsh.dmz.example"
  }
}
