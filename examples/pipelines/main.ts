import { App, TerraformStack } from "cdktf";
import { LicensingMode, RdsLicensing, RdslicensingProvider } from "cdktf-rds-licensing";
import { useRemoteState } from "./remote-state";

const app = new App();
const stack = new TerraformStack(app, "farm");
useRemoteState(stack);

// User, password and everything else about the connection come from the pipeline: RDSLICENSING_USERNAME, …
new RdslicensingProvider(stack, "rdslicensing");

new RdsLicensing(stack, "licensing", {
  sessionHosts: app.node.getContext("sessionHosts"),
  mode: LicensingMode.PER_USER,
  licenseServers: ["lic1.contoso.com", "lic2.contoso.com"],
});

app.synth();
