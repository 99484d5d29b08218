import { known } from "../../../../src/licensing";
import { calsExpired } from "../../../../src/licensing/diagnosis/rules/cals-expired";
import { calsTooOld } from "../../../../src/licensing/diagnosis/rules/cals-too-old";
import { noCalsAvailable } from "../../../../src/licensing/diagnosis/rules/no-cals-available";
import { noMatchingCals } from "../../../../src/licensing/diagnosis/rules/no-matching-cals";
import {
  found,
  hostWithPacks,
  hostWithServers,
  keyPack,
  listSetting,
  modeSetting,
  told,
} from "../../../support/hosts-to-diagnose";

/** As a license server of the field reported it. */
const EXPIRED = keyPack({
  model: "per_device",
  total: 250,
  issued: 100,
  available: 150,
  expires: "2023-02-09T00:00:00Z",
});
const PER_DEVICE = { mode: modeSetting("per_device") };

describe("cals_expired", () => {
  test("is silent before the day", () => {
    expect(told(calsExpired, hostWithPacks("per_device", [{ ...EXPIRED, expires: "2030-02-09T00:00:00Z" }]))).toEqual(
      [],
    );
  });

  test("is an error where there were no others, which no other rule repeats", () => {
    const host = hostWithPacks("per_device", [EXPIRED]);
    expect(found(calsExpired, host)).toEqual([
      {
        severity: "error",
        summary:
          '250 Per Device CALs on "lic1" expired on 2023-02-09 and no longer license anyone; it has no others of that kind.',
        remedy:
          "Renew the license agreement and install the new CALs in Remote Desktop Licensing Manager (licmgr.exe). If you have replaced them already, remove the old key pack.",
        server: "lic1",
      },
    ]);
    for (const rule of [noMatchingCals, noCalsAvailable, calsTooOld]) expect(told(rule, host)).toEqual([]);
  });

  test("warns where others are in their place, on the same server or another", () => {
    const valid = keyPack({ id: 9, model: "per_device" });
    const message = 'warning: 250 Per Device CALs on "lic1" expired on 2023-02-09 and no longer license anyone';
    expect(told(calsExpired, hostWithPacks("per_device", [EXPIRED, valid]))).toEqual([`${message}.`]);
    const elsewhere = hostWithServers([{ keyPacks: known([EXPIRED]) }, {}], PER_DEVICE);
    expect(told(calsExpired, elsewhere)).toEqual([`${message}; it has no others of that kind.`]);
  });

  test("warns where a server was not asked, which may have some", () => {
    const host = hostWithPacks("per_device", [EXPIRED], { licenseServers: listSetting(["lic1", "lic2"]) });
    expect(told(calsExpired, host)).toEqual([expect.stringMatching(/^warning: 250/)]);
  });

  test("names the days, of many not all", () => {
    const packs = ["2020", "2021", "2022", "2023", "2024"].map((year) => ({
      ...EXPIRED,
      total: 1,
      expires: `${year}-01-31T00:00:00Z`,
    }));
    expect(told(calsExpired, hostWithPacks("per_device", packs))).toEqual([
      expect.stringContaining(
        '5 Per Device CALs on "lic1" expired on 2020-01-31, 2021-01-31, 2022-01-31 and 2 more days',
      ),
    ]);
  });

  test("leaves out the other mode and packs that nobody bought", () => {
    const packs = [EXPIRED, { ...EXPIRED, model: "per_user", type: "temporary" } as const];
    expect(told(calsExpired, hostWithPacks("per_user", packs))).toEqual([]);
  });
});
