import { known } from "../../../../src/licensing";
import { perUserNotTracked } from "../../../../src/licensing/diagnosis/rules/per-user-not-tracked";
import { found, hostWithServers, modeSetting, told } from "../../../support/hosts-to-diagnose";

const OUTSIDE = { inDomainGroup: known(false) };

describe("per_user_not_tracked", () => {
  test("warns", () => {
    expect(found(perUserNotTracked, hostWithServers([OUTSIDE]))).toEqual([
      {
        severity: "warning",
        summary: 'The license server "lic1" is not in the domain\'s group Terminal Server License Servers.',
        remedy:
          "Add the license server's computer account to the domain's group Terminal Server License Servers, and restart its service; until then Per User CALs are issued but not counted.",
        server: "lic1",
      },
    ]);
  });

  test("does not apply to Per Device mode", () => {
    expect(told(perUserNotTracked, hostWithServers([OUTSIDE], { mode: modeSetting("per_device") }))).toEqual([]);
  });
});
