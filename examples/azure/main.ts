import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { LicensingMode, OnDestroy, RdsLicensing, RdslicensingProvider } from "cdktf-rds-licensing";
import { Network } from "./network";
import { SessionHosts } from "./session-hosts";
import { WinrmCertificate } from "./winrm-certificate";

const app = new App();
const stack = new TerraformStack(app, "azure");
const variable = (name: string, description: string, sensitive = false) =>
  new TerraformVariable(stack, name, { type: "string", description, sensitive }).stringValue;

const admin = {
  username: variable("admin_username", "The local administrator of the session hosts"),
  password: variable("admin_password", "The password of admin_username", true),
};

// The subscription and the logon come from ARM_SUBSCRIPTION_ID and the Azure CLI, or whatever else azurerm takes.
new AzurermProvider(stack, "azurerm", { features: [{}] });
const { name: resourceGroupName, location } = new ResourceGroup(stack, "rds", { name: "rds", location: "westeurope" });
const certificate = new WinrmCertificate(stack, "winrm", {
  keyVaultId: variable("key_vault_id", "A key vault that is enabled for deployment"),
  name: variable("certificate_name", "The key vault's certificate for WinRM, self-signed"),
});
const network = new Network(stack, "network", {
  resourceGroupName,
  location,
  managedFrom: variable("managed_from", "Addresses, as a CIDR block, from where Terraform reaches the session hosts"),
});
const sessionHosts = new SessionHosts(stack, "hosts", {
  names: ["rdsh1", "rdsh2"],
  imageId: variable("image_id", "An image of Windows Server with the Session Host role"),
  ...{ resourceGroupName, location, subnetId: network.subnetId, admin, certificate },
});

new RdslicensingProvider(stack, "rdslicensing", {
  winrm: { ...admin, caCertificate: certificate.pem, tlsServerName: certificate.dnsName },
});
const licensing = new RdsLicensing(stack, "licensing", {
  mode: LicensingMode.PER_USER,
  licenseServers: ["lic1.contoso.com", "lic2.contoso.com"],
  // A machine that goes away takes its settings with it.
  onDestroy: OnDestroy.KEEP,
});
// The address is not known before the machine is there, hence an id; naming it here also makes Terraform wait for it.
for (const { node, privateIpAddress } of sessionHosts.machines) {
  licensing.addSessionHost(privateIpAddress, { id: node.id });
}

app.synth();
