import { calsExpired } from "../../../../src/licensing/diagnosis/rules/cals-expired";
import { calsExpiring } from "../../../../src/licensing/diagnosis/rules/cals-expiring";
import { found, hostWithPacks, keyPack, told } from "../../../support/hosts-to-diagnose";

const expiring = (expires: string | null) => hostWithPacks("per_user", [keyPack({ expires })]);

describe("cals_expiring", () => {
  test("is silent where CALs expire much later", () => {
    expect(told(calsExpiring, expiring("2027-01-15T00:00:00Z"))).toEqual([]);
  });

  test("warns from 30 days on", () => {
    expect(found(calsExpiring, expiring("2026-12-20T00:00:00Z"))).toEqual([
      {
        severity: "warning",
        summary: '50 Per User CALs on "lic1" expire on 2026-12-20.',
        remedy: "Renew the license agreement and install the new CALs before that day: expired CALs license nobody.",
        server: "lic1",
      },
    ]);
    expect(calsExpiring.question).toContain("within 30 days");
  });

  test("is not said of those that have expired, nor the other way round", () => {
    expect(told(calsExpiring, expiring("2026-11-29T00:00:00Z"))).toEqual([]);
    expect(told(calsExpired, expiring("2026-12-20T00:00:00Z"))).toEqual([]);
  });
});
