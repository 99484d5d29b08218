import { App, TerraformStack } from "cdktf";
import { LicensingMode, RdsLicensing, RdslicensingProvider } from "cdktf-rds-licensing";
import { useRemoteState } from "./remote-state";

const app = new App();

// One stack per site, with a state of its own, so that a site can be a job of its own.
const sites: { [name: string]: string[] } = app.node.getContext("sites");
for (const [site, sessionHosts] of Object.entries(sites)) {
  const stack = new TerraformStack(app, site);
  useRemoteState(stack);

  // User, password and everything else about the connection come from the pipeline: RDSLICENSING_USERNAME, …
  new RdslicensingProvider(stack, "rdslicensing");

  new RdsLicensing(stack, "licensing", {
    sessionHosts,
    mode: LicensingMode.PER_USER,
    licenseServers: ["lic1.contoso.com", "lic2.contoso.com"],
  });
}

app.synth();
