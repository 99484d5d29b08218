import { known } from "../../../../src/licensing";
import { calsOverIssued } from "../../../../src/licensing/diagnosis/rules/cals-over-issued";
import { noCalsAvailable } from "../../../../src/licensing/diagnosis/rules/no-cals-available";
import { found, hostWithPacks, hostWithServers, keyPack, modeSetting, told } from "../../../support/hosts-to-diagnose";

const OVER = keyPack({ productVersion: "Windows Server 2019", total: 50, issued: 62, available: 0 });

describe("cals_over_issued", () => {
  test("is silent where just as many are issued as were bought", () => {
    expect(told(calsOverIssued, hostWithPacks("per_user", [{ ...OVER, issued: 50 }]))).toEqual([]);
  });

  test("tells how many are over, and then nobody says that none are left", () => {
    const host = hostWithPacks("per_user", [OVER]);
    expect(found(calsOverIssued, host)).toEqual([
      {
        severity: "warning",
        summary: '"lic1" has issued 62 Per User CALs for Windows Server 2019, 12 more than the 50 that were bought.',
        remedy:
          "Install the missing CALs, or let fewer users in. Windows issues Per User CALs without limit, but issuing more than were bought breaks the license terms.",
        server: "lic1",
      },
    ]);
    expect(told(noCalsAvailable, host)).toEqual([]);
  });

  test("adds up the packs of one version, and tells versions apart", () => {
    const more = keyPack({ productVersion: "Windows Server 2019", total: 10, issued: 0, available: 10 });
    const newer = keyPack({ total: 5, issued: 6, available: 0 });
    expect(told(calsOverIssued, hostWithPacks("per_user", [OVER, more, newer]))).toEqual([
      'warning: "lic1" has issued 62 Per User CALs for Windows Server 2019, 2 more than the 60 that were bought.',
      'warning: "lic1" has issued 6 Per User CALs for Windows Server 2022, 1 more than the 5 that were bought.',
    ]);
  });

  test("is an error in Per Device mode where no server has any left", () => {
    const device = { ...OVER, model: "per_device", productVersion: "Windows Server 2022" } as const;
    const message =
      '"lic1" has issued 62 Per Device CALs for Windows Server 2022, 12 more than the 50 that were bought.';
    expect(told(calsOverIssued, hostWithPacks("per_device", [device]))).toEqual([`error: ${message}`]);
    const elsewhere = hostWithServers([{ keyPacks: known([device]) }, {}], { mode: modeSetting("per_device") });
    expect(told(calsOverIssued, elsewhere)).toEqual([`warning: ${message}`]);
  });

  test("is a warning of those that are too old for the host, and hides nothing of what is left of the others", () => {
    const old = { ...OVER, id: 9, model: "per_device" } as const;
    const usedUp = keyPack({ model: "per_device", total: 10, issued: 10, available: 0 });
    const host = hostWithPacks("per_device", [old, usedUp]);
    expect(told(calsOverIssued, host)).toEqual([expect.stringMatching(/^warning: .*12 more/)]);
    expect(told(noCalsAvailable, host)).toEqual([expect.stringMatching(/^error: .*Per Device CALs/)]);
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
