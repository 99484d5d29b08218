/** An example for each construct that `cdktf get` generates, which knows of none: the code, as it stands in the comment. */
export const L1_EXAMPLES: Readonly<Record<string, string>> = {
  RdslicensingProvider: `
new RdslicensingProvider(stack, "rdslicensing", {
  winrm: { username: "CONTOSO\\\\rds-admin" }, // and RDSLICENSING_PASSWORD in the environment
});`,
  Configuration: `
const configuration = new Configuration(stack, "rdsh1", {
  host: "rdsh1.contoso.com",
  licenseServers: ["lic1.contoso.com", "lic2.contoso.com"],
  mode: "per_user",
});

new TerraformOutput(stack, "mode", { value: configuration.effectiveMode });`,
  HealthGate: `
const canary = new Configuration(stack, "rdsh1", {
  host: "rdsh1.contoso.com",
  licenseServers: ["lic1.contoso.com"],
  mode: "per_user",
});
const gate = new HealthGate(stack, "gate", {
  hosts: [canary.host],
  triggers: { mode: canary.mode },
  timeout: "15m",
  dependsOn: [canary],
});

new Configuration(stack, "rdsh2", {
  host: "rdsh2.contoso.com",
  licenseServers: ["lic1.contoso.com"],
  mode: "per_user",
  dependsOn: [gate],
});`,
  DataRdslicensingDiagnosis: `
const diagnosis = new DataRdslicensingDiagnosis(stack, "diagnosis", { host: "rdsh1.contoso.com" });

new TerraformOutput(stack, "healthy", { value: diagnosis.healthy });`,
  DataRdslicensingDeployment: `
const deployment = new DataRdslicensingDeployment(stack, "deployment", { host: "rdcb1.contoso.com" });

new TerraformOutput(stack, "session_hosts", { value: deployment.sessionHosts });`,
  DataRdslicensingLicenseServer: `
const licenseServer = new DataRdslicensingLicenseServer(stack, "lic1", { host: "lic1.contoso.com" });

new TerraformOutput(stack, "activation", { value: licenseServer.activationStatus });`,
};
