import { known } from "../../../../src/licensing";
import { notInSecurityGroup } from "../../../../src/licensing/diagnosis/rules/not-in-security-group";
import { found, healthyHost, hostWithServers, NOT_KNOWN, statuses, told } from "../../../support/hosts-to-diagnose";

const ENFORCED = { securityGroupEnforced: known(true) };
const EXCLUDED = { ...ENFORCED, sessionHostAllowed: known(false) };
const MESSAGE = 'The license server "lic1" serves only members of its security group, and this host is not one.';

describe("not_in_security_group", () => {
  test("is an error where the host says so", () => {
    expect(found(notInSecurityGroup, healthyHost({ connectivity: statuses(5, 11) }))).toEqual([
      {
        severity: "error",
        summary: MESSAGE,
        remedy:
          "Add the session host's computer account to the license server's group RDS Endpoint Servers (called Terminal Server Computers on older versions), or turn the policy off.",
        server: "lic1",
      },
    ]);
  });

  test("is an error where the server says so, told once where both do", () => {
    expect(told(notInSecurityGroup, hostWithServers([EXCLUDED, {}]))).toEqual([`error: ${MESSAGE}`]);
    const both = hostWithServers([EXCLUDED, {}], { connectivity: statuses(5, 11) });
    expect(told(notInSecurityGroup, both)).toEqual([`error: ${MESSAGE}`]);
  });

  test("takes a group that the host is in, and does not guess membership", () => {
    expect(told(notInSecurityGroup, hostWithServers([ENFORCED]))).toEqual([]);
    const notTold = ["unknown: Cannot tell whether the license server lets the host in: WMI did not answer."];
    expect(told(notInSecurityGroup, hostWithServers([{ ...ENFORCED, sessionHostAllowed: NOT_KNOWN }]))).toEqual(
      notTold,
    );
    expect(told(notInSecurityGroup, hostWithServers([{ securityGroupEnforced: NOT_KNOWN }]))).toEqual(notTold);
  });
});
