import { Aspects, TerraformStack, TerraformVariable } from "cdktf";
import {
  ForbidLiteralSecrets,
  type ILicenseServerPool,
  LicensingMode,
  RdsFarm,
  RdslicensingProvider,
  RequireLicenseServers,
} from "cdktf-rds-licensing";
import type { Construct } from "constructs";

/** The session hosts of a site, by the kind of license they ask for. */
export interface Site {
  /** For people who each have a license: Per User. */
  readonly desktops: string[];
  /** For devices that people share: Per Device. */
  readonly kiosks: string[];
}

export interface SiteStackProps extends Site {
  readonly licenseServerPool: ILicenseServerPool;
}

/** One site: its own state, its own account on its hosts, and a farm on the license servers that all sites share. */
export class SiteStack extends TerraformStack {
  constructor(scope: Construct, site: string, { desktops, kiosks, licenseServerPool }: SiteStackProps) {
    super(scope, site);
    new RdslicensingProvider(this, "rdslicensing", {
      winrm: {
        username: this.variable(`${site}_username`, `Who configures the session hosts of ${site}`),
        password: this.secret(`${site}_password`, `The password of ${site}_username`),
      },
    });

    new RdsFarm(this, "farm", {
      licenseServerPool,
      sessionHostGroups: {
        desktops: { mode: LicensingMode.PER_USER, sessionHosts: desktops },
        kiosks: { mode: LicensingMode.PER_DEVICE, sessionHosts: kiosks },
      },
    });

    Aspects.of(this).add(new RequireLicenseServers(2));
    Aspects.of(this).add(new ForbidLiteralSecrets());
  }

  /** A variable named after the site, so that one environment can hold those of all sites. */
  private variable(name: string, description: string): string {
    return new TerraformVariable(this, name, { type: "string", description }).stringValue;
  }

  /** A variable that is kept in no plan file, which takes Terraform 1.10 or OpenTofu 1.11. */
  private secret(name: string, description: string): string {
    const variable = new TerraformVariable(this, name, { type: "string", description, sensitive: true });
    variable.addOverride("ephemeral", true);
    return variable.stringValue;
  }
}
