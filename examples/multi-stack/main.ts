import { App } from "cdktf";
import { LicenseServerPool } from "cdktf-rds-licensing";
import { type Site, SiteStack } from "./site-stack";

const app = new App();

// Declared once for all sites. A pool is names in an order and makes no resource, so no stack depends on another.
const [primary = "", ...secondaries]: string[] = app.node.getContext("licenseServers");
const licenseServerPool = new LicenseServerPool(app, "license-servers", {
  primary: { name: primary },
  secondaries: secondaries.map((name) => ({ name })),
  redundancy: { minimumServers: 2, minimumReachable: 1 },
});

const sites: { [name: string]: Site } = app.node.getContext("sites");
for (const [name, site] of Object.entries(sites)) new SiteStack(app, name, { ...site, licenseServerPool });

app.synth();
