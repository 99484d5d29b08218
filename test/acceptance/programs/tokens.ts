import { App, TerraformStack, TerraformVariable } from "cdktf";
import { LicensingMode, RdsLicensing, RdslicensingProvider } from "../../../src/constructs";

/** Everything that can be a token is a Terraform variable. */
const app = new App();
const stack = new TerraformStack(app, "tokens");
const sessionHosts = new TerraformVariable(stack, "session_hosts", { type: "list(string)" });
const licenseServers = new TerraformVariable(stack, "license_servers", { type: "list(string)" });
const mode = new TerraformVariable(stack, "mode", { type: "string" });

new RdslicensingProvider(stack, "rdslicensing");
new RdsLicensing(stack, "licensing", {
  sessionHosts: sessionHosts.listValue,
  mode: LicensingMode.of(mode.stringValue),
  licenseServers: licenseServers.listValue,
});
app.synth();
