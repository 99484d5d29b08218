import { type DeploymentLicensing, known, unknown, unknownDeploymentLicensing } from "../../../../src/licensing";
import { deploymentDisagrees } from "../../../../src/licensing/diagnosis/rules/deployment-disagrees";
import { found, healthyHost, listSetting, modeSetting, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

/** A deployment whose settings are those of the healthy host. */
function deployment(overrides: Partial<DeploymentLicensing> = {}): DeploymentLicensing {
  return {
    usesCentralSettings: known(true),
    mode: known("per_user"),
    licenseServers: known(["lic1", "lic2"]),
    ...overrides,
  };
}

const findings = (overrides: Partial<DeploymentLicensing>, host = {}) =>
  told(deploymentDisagrees, healthyHost({ deployment: deployment(overrides), ...host }));

describe("deployment_disagrees", () => {
  test("is silent where no Connection Broker was named, and where both say the same", () => {
    expect(told(deploymentDisagrees, healthyHost())).toEqual([]);
    expect(findings({})).toEqual([]);
  });

  test("warns of another mode", () => {
    const input = healthyHost({ deployment: deployment({ mode: known("per_device") }) });
    expect(found(deploymentDisagrees, input)).toEqual([
      {
        severity: "warning",
        summary:
          "The licensing mode of the deployment and of the session host differ: Per Device in the deployment, Per User on the host.",
        remedy: expect.stringMatching(/Decide which place owns.*Set-RDLicenseConfiguration/),
      },
    ]);
  });

  test("warns of other license servers, and of another order", () => {
    expect(findings({ licenseServers: known([]) })).toEqual([
      'warning: The license servers of the deployment and of the session host differ: none in the deployment, "lic1", "lic2" on the host.',
    ]);
    expect(findings({ licenseServers: known(["lic2", "lic1"]) })).toHaveLength(1);
    expect(findings({ licenseServers: known(["lic1"]) })).toHaveLength(1);
  });

  test("warns of both", () => {
    expect(findings({ mode: known("not_configured"), licenseServers: known(["lic9"]) })).toHaveLength(2);
  });

  test("takes no notice of letter case, blanks and a domain that one of both leaves out", () => {
    expect(findings({ licenseServers: known(["LIC1.contoso.com", "Lic2"]) })).toEqual([]);
    const licenseServers = listSetting([" lic1", "lic2.contoso.com"]);
    expect(findings({ licenseServers: known(["lic1", "LIC2"]) }, { licenseServers })).toEqual([]);
    expect(findings({ licenseServers: known(["lic1.fabrikam.com", "lic2"]) }, { licenseServers })).toEqual([]);
    const full = listSetting(["lic1.contoso.com", "lic2"]);
    expect(findings({ licenseServers: known(["lic1.fabrikam.com", "lic2"]) }, { licenseServers: full })).toHaveLength(
      1,
    );
  });

  test("does not take an address for a short name", () => {
    const licenseServers = listSetting(["10.0.0.5"]);
    expect(findings({ licenseServers: known(["10"]) }, { licenseServers })).toHaveLength(1);
  });

  test("is silent where the deployment's settings apply to no host", () => {
    const other = { mode: known("per_device" as const), licenseServers: known([]) };
    expect(findings({ ...other, usesCentralSettings: known(false) })).toEqual([]);
  });

  test("shows names that steer as text", () => {
    expect(findings({ licenseServers: known(['a"\n::error::b']) })[0]).toContain('"a\\"\\n::error::b"');
  });
});

describe("deployment_disagrees does not guess", () => {
  const CANNOT_TELL = "unknown: Cannot tell whether the session host uses the licensing settings of its deployment: ";

  test("where the Connection Broker was not reached", () => {
    const nothing = unknownDeploymentLicensing("The broker did not answer.");
    expect(told(deploymentDisagrees, healthyHost({ deployment: nothing }))).toEqual([
      `${CANNOT_TELL}The broker did not answer.`,
    ]);
  });

  test("where it leaves open whether its settings apply", () => {
    expect(findings({ usesCentralSettings: unknown("Not told."), mode: known("per_device") })).toEqual([
      `${CANNOT_TELL}Not told.`,
    ]);
  });

  test("where it leaves a setting open, and judges the other", () => {
    expect(findings({ mode: unknown("Not told."), licenseServers: known(["lic9"]) })).toEqual([
      `${CANNOT_TELL}Not told.`,
      expect.stringMatching(/^warning: The license servers/),
    ]);
  });

  test("where its mode is a number that nobody documents", () => {
    expect(findings({ mode: known("unknown_3") })).toEqual([
      `${CANNOT_TELL}The deployment's licensing mode is an undocumented value (3).`,
    ]);
    expect(findings({ mode: known("unknown_3") }, { mode: modeSetting("unknown_3") })).toEqual([]);
  });

  test("where it is not known what the host uses, and says so once", () => {
    const mode = modeSetting("per_user", { effective: NOT_KNOWN });
    const licenseServers = listSetting(["lic1"], { effective: NOT_KNOWN });
    expect(findings({}, { mode, licenseServers })).toEqual([`${CANNOT_TELL}WMI did not answer.`]);
  });
});
