import { known } from "../../../../src/licensing";
import { calsOverIssued } from "../../../../src/licensing/diagnosis/rules/cals-over-issued";
import { noCalsAvailable } from "../../../../src/licensing/diagnosis/rules/no-cals-available";
import { healthyHost, healthyServer, hostWithPacks, keyPack, servers, told } from "../../../support/hosts-to-diagnose";

const OVER = keyPack({ productVersion: "Windows Server 2019", total: 50, issued: 62, available: 0 });

describe("cals_over_issued", () => {
  test("is silent on a healthy host, and where just as many are issued as were bought", () => {
    expect(told(calsOverIssued, healthyHost())).toEqual([]);
    expect(told(calsOverIssued, hostWithPacks("per_user", [{ ...OVER, issued: 50 }]))).toEqual([]);
  });

  test("tells how many are over, and then nobody says that none are left", () => {
    const host = hostWithPacks("per_user", [OVER]);
    expect(told(calsOverIssued, host)).toEqual([
      'warning: 12 more Per User CALs for Windows Server 2019 are issued on "lic1" than were bought (62 of 50).',
    ]);
    expect(told(noCalsAvailable, host)).toEqual([]);
  });

  test("adds up the packs of one version, and tells versions apart", () => {
    const more = keyPack({ productVersion: "Windows Server 2019", total: 10, issued: 0, available: 10 });
    const newer = keyPack({ total: 5, issued: 6, available: 0 });
    expect(told(calsOverIssued, hostWithPacks("per_user", [OVER, more, newer]))).toEqual([
      'warning: 2 more Per User CALs for Windows Server 2019 are issued on "lic1" than were bought (62 of 60).',
      'warning: 1 more Per User CALs for Windows Server 2022 are issued on "lic1" than were bought (6 of 5).',
    ]);
  });

  test("is an error in Per Device mode where no server has any left", () => {
    const device = { ...OVER, model: "per_device" } as const;
    expect(told(calsOverIssued, hostWithPacks("per_device", [device]))).toEqual([
      'error: 12 more Per Device CALs for Windows Server 2019 are issued on "lic1" than were bought (62 of 50).',
    ]);
    const elsewhere = hostWithPacks("per_device", [], {
      licenseServers: healthyHost().licenseServers,
      licenseServerAnswers: servers(healthyServer("lic1", { keyPacks: known([device]) }), healthyServer("lic2")),
    });
    expect(told(calsOverIssued, elsewhere)).toEqual([expect.stringMatching(/^warning: 12 more/)]);
  });

  test("leaves out CALs of the other mode, and those that nobody bought or that have expired", () => {
    const packs = [
      { ...OVER, model: "per_device" } as const,
      { ...OVER, type: "built_in_over_used" } as const,
      { ...OVER, expires: "2023-02-09T00:00:00Z" },
    ];
    expect(told(calsOverIssued, hostWithPacks("per_user", packs))).toEqual([]);
  });
});
