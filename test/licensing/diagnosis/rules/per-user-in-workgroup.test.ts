import { known } from "../../../../src/licensing";
import { perUserInWorkgroup } from "../../../../src/licensing/diagnosis/rules/per-user-in-workgroup";
import { found, healthyHost, hostInMode, NOT_KNOWN } from "../../../support/hosts-to-diagnose";

describe("per_user_in_workgroup", () => {
  test("is silent on a healthy host", () => {
    expect(found(perUserInWorkgroup, healthyHost())).toEqual([]);
  });

  test("is an error in Per User mode", () => {
    expect(found(perUserInWorkgroup, healthyHost({ domainJoined: known(false) }))).toEqual([
      "error per_user_in_workgroup",
    ]);
  });

  test("is none in Per Device mode", () => {
    expect(found(perUserInWorkgroup, hostInMode("per_device", { domainJoined: known(false) }))).toEqual([]);
  });

  test("can not tell where the domain is not known", () => {
    expect(found(perUserInWorkgroup, healthyHost({ domainJoined: NOT_KNOWN }))).toEqual([
      "unknown per_user_in_workgroup",
    ]);
  });
});
