import { known } from "../../../../src/licensing";
import { perUserInWorkgroup } from "../../../../src/licensing/diagnosis/rules/per-user-in-workgroup";
import { found, healthyHost, hostInMode, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

describe("per_user_in_workgroup", () => {
  test("is an error in Per User mode", () => {
    expect(found(perUserInWorkgroup, healthyHost({ domainJoined: known(false) }))).toEqual([
      {
        severity: "error",
        summary: "The session host is in a workgroup, where the Per User mode does not work.",
        remedy:
          'Join the session host to a domain, or set "mode" of rdslicensing_configuration to "per_device", with CALs of that kind.',
      },
    ]);
  });

  test("is none in Per Device mode", () => {
    expect(told(perUserInWorkgroup, hostInMode("per_device", { domainJoined: known(false) }))).toEqual([]);
  });

  test("cannot tell where the domain is not known", () => {
    expect(told(perUserInWorkgroup, healthyHost({ domainJoined: NOT_KNOWN }))).toEqual([
      "unknown: Cannot tell whether the host is in a domain: WMI did not answer.",
    ]);
  });
});
