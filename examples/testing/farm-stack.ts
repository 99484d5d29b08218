import { TerraformStack } from "cdktf";
import { LicensingMode, RdsLicensing, RdslicensingProvider } from "cdktf-rds-licensing";
import type { Construct } from "constructs";

/** Session hosts that ask for Per User licenses, of two license servers. */
export class FarmStack extends TerraformStack {
  constructor(scope: Construct, id: string, sessionHosts: string[]) {
    super(scope, id);
    new RdslicensingProvider(this, "rdslicensing");
    new RdsLicensing(this, "licensing", {
      sessionHosts,
      mode: LicensingMode.PER_USER,
      licenseServers: ["lic1.contoso.com", "lic2.contoso.com"],
    });
  }
}
