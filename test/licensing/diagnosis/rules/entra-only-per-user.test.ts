import { diagnose, known } from "../../../../src/licensing";
import { entraOnlyPerUser } from "../../../../src/licensing/diagnosis/rules/entra-only-per-user";
import { perUserInWorkgroup } from "../../../../src/licensing/diagnosis/rules/per-user-in-workgroup";
import { found, healthyHost, hostInMode, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

const ENTRA_ONLY = { domainJoined: known(false), entraJoined: known(true) };

describe("entra_only_per_user", () => {
  test("warns of what is known and what is not, and the host is in no workgroup then", () => {
    const host = healthyHost(ENTRA_ONLY);
    expect(found(entraOnlyPerUser, host)).toEqual([
      {
        severity: "warning",
        summary:
          "The session host is in Per User mode and seems to be joined to Entra ID only; Microsoft does not document whether such a host gets Per User CALs.",
        remedy: expect.stringMatching(
          /^Sign in as a user, then check in Remote Desktop Licensing Manager .*"dsregcmd \/status" on the host says for certain .* a registry key that is not documented\.$/,
        ),
      },
    ]);
    expect(told(perUserInWorkgroup, host)).toEqual([]);
    expect(diagnose(host)).toMatchObject({ healthy: true });
  });

  test.each([
    ["absent", known(false), []],
    ["not to be read", NOT_KNOWN, ["unknown: Cannot tell whether the host is joined to Entra ID: WMI did not answer."]],
  ])(
    "finds nothing where the mark of the join is %s: the host is in a workgroup as far as is known",
    (_, entraJoined, expected) => {
      const host = healthyHost({ domainJoined: known(false), entraJoined });
      expect(told(entraOnlyPerUser, host)).toEqual(expected);
      expect(told(perUserInWorkgroup, host)).toEqual([
        expect.stringMatching(/^error: The session host is in a workgroup/),
      ]);
    },
  );

  test("is silent in a domain, where that is not known, and in Per Device mode", () => {
    const entraJoined = known(true);
    expect(told(entraOnlyPerUser, healthyHost({ entraJoined }))).toEqual([]);
    expect(told(entraOnlyPerUser, healthyHost({ entraJoined, domainJoined: NOT_KNOWN }))).toEqual([]);
    expect(told(entraOnlyPerUser, hostInMode("per_device", ENTRA_ONLY))).toEqual([]);
  });
});
