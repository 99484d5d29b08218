import { LicensingMode, RdsLicensing, RdslicensingProvider } from "cdktf-rds-licensing/cdktn";
import { App, TerraformOutput, TerraformStack } from "cdktn";
import type { Construct } from "constructs";

class FarmStack extends TerraformStack {
  constructor(scope: Construct, id: string, sessionHosts: string[]) {
    super(scope, id);

    // User, password and everything else about the connection come from the environment: RDSLICENSING_USERNAME, …
    new RdslicensingProvider(this, "rdslicensing");

    const licensing = new RdsLicensing(this, "licensing", {
      sessionHosts,
      mode: LicensingMode.PER_USER,
      licenseServers: ["lic1.contoso.com", "lic2.contoso.com"],
    });

    new TerraformOutput(this, "configured", { value: licensing.configurations.map(({ id }) => id) });
  }
}

const app = new App();
const sessionHosts = process.env.SESSION_HOSTS?.split(",") ?? ["rdsh1.contoso.com", "rdsh2.contoso.com"];
new FarmStack(app, "farm", sessionHosts);
app.synth();
