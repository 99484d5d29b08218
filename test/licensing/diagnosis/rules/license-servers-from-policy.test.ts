import { known } from "../../../../src/licensing";
import { licenseServersFromPolicy } from "../../../../src/licensing/diagnosis/rules/license-servers-from-policy";
import { found, healthyHost, listSetting, NOT_KNOWN } from "../../../support/hosts-to-diagnose";

describe("license_servers_from_policy", () => {
  test("is silent on a healthy host", () => {
    expect(found(licenseServersFromPolicy, healthyHost())).toEqual([]);
  });

  test("warns where the policy shadows another list of the host", () => {
    expect(
      found(
        licenseServersFromPolicy,
        healthyHost({
          licenseServers: listSetting(["lic1"], { source: known("group_policy"), effective: known(["gpo"]) }),
        }),
      ),
    ).toEqual(["warning license_servers_from_policy"]);
  });

  test("mentions a policy that shadows nothing", () => {
    expect(
      found(
        licenseServersFromPolicy,
        healthyHost({ licenseServers: listSetting([], { source: known("group_policy"), effective: known(["gpo"]) }) }),
      ),
    ).toEqual(["info license_servers_from_policy"]);
  });

  test("mentions a policy that says the same", () => {
    expect(
      found(
        licenseServersFromPolicy,
        healthyHost({
          licenseServers: listSetting(["lic1"], { source: known("group_policy"), effective: known(["LIC1"]) }),
        }),
      ),
    ).toEqual(["info license_servers_from_policy"]);
  });

  test("can not tell where the source is not known", () => {
    expect(
      found(licenseServersFromPolicy, healthyHost({ licenseServers: listSetting(["lic1"], { source: NOT_KNOWN }) })),
    ).toEqual(["unknown license_servers_from_policy"]);
  });
});
