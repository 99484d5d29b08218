import { known } from "../../../../src/licensing";
import { licenseServersFromPolicy } from "../../../../src/licensing/diagnosis/rules/license-servers-from-policy";
import { found, healthyHost, listSetting, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

/** A host with a list of its own, and another that Group Policy sets. */
const hostUnderPolicy = (own: readonly string[], used: string) =>
  healthyHost({ licenseServers: listSetting(own, { source: known("group_policy"), effective: known([used]) }) });

describe("license_servers_from_policy", () => {
  test("warns where the policy overrides another list of the host", () => {
    expect(found(licenseServersFromPolicy, hostUnderPolicy(["lic1"], "gpo"))).toEqual([
      {
        severity: "warning",
        summary: 'Group Policy sets the license servers to "gpo"; the host\'s own list, "lic1", is not used.',
        remedy:
          'If the policy is right, do nothing. Otherwise change it ("gpresult /h report.html" on the host shows which one it is), or manage it with scope = "policy".',
      },
    ]);
  });

  test("mentions a policy that overrides nothing, or says the same", () => {
    expect(told(licenseServersFromPolicy, hostUnderPolicy([], "gpo"))).toEqual([
      'info: Group Policy sets the license servers to "gpo".',
    ]);
    expect(told(licenseServersFromPolicy, hostUnderPolicy(["lic1"], "LIC1"))).toEqual([
      'info: Group Policy sets the license servers to "LIC1".',
    ]);
  });

  test("cannot tell where the source is not known", () => {
    const licenseServers = listSetting(["lic1"], { source: NOT_KNOWN });
    expect(told(licenseServersFromPolicy, healthyHost({ licenseServers }))).toEqual([
      "unknown: Cannot tell what sets the license servers: WMI did not answer.",
    ]);
  });
});
