import { known } from "../../../../src/licensing";
import { notInSecurityGroup } from "../../../../src/licensing/diagnosis/rules/not-in-security-group";
import { found, healthyHost, healthyServer, NOT_KNOWN, servers, statuses } from "../../../support/hosts-to-diagnose";

describe("not_in_security_group", () => {
  test("is silent on a healthy host", () => {
    expect(found(notInSecurityGroup, healthyHost())).toEqual([]);
  });

  test("is an error where the host says so", () => {
    expect(found(notInSecurityGroup, healthyHost({ connectivity: statuses(5, 11) }))).toEqual([
      "error not_in_security_group lic1",
    ]);
  });

  test("is an error where the server says so, told once", () => {
    expect(
      found(
        notInSecurityGroup,
        healthyHost({
          connectivity: statuses(5, 11),
          licenseServerAnswers: servers(
            healthyServer("lic1", { securityGroupEnforced: known(true), sessionHostAllowed: known(false) }),
          ),
        }),
      ),
    ).toEqual(["error not_in_security_group lic1"]);
  });

  test("takes a group that the host is in", () => {
    expect(
      found(
        notInSecurityGroup,
        healthyHost({ licenseServerAnswers: servers(healthyServer("lic1", { securityGroupEnforced: known(true) })) }),
      ),
    ).toEqual([]);
  });

  test("does not guess membership", () => {
    expect(
      found(
        notInSecurityGroup,
        healthyHost({
          licenseServerAnswers: servers(
            healthyServer("lic1", { securityGroupEnforced: known(true), sessionHostAllowed: NOT_KNOWN }),
          ),
        }),
      ),
    ).toEqual([]);
  });
});
