# By the host, with the port of its WinRM listener where that is not the provider's.
terraform import 'rdslicensing_configuration.farm["rdsh1.contoso.com"]' rdsh1.contoso.com
terraform import 'rdslicensing_configuration.farm["rdsh2.contoso.com"]' rdsh2.contoso.com:5986

# With /policy behind it for settings kept in the registry values of Group Policy (scope = "policy").
terraform import rdslicensing_configuration.kiosk rdsh3.contoso.com/policy
