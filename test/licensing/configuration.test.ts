import { differences, inKnownSpelling } from "../../src/licensing";

const wanted = { mode: "per_user", licenseServers: ["lic1", "lic2"] } as const;

describe("what a host has, beside what is wanted", () => {
  test("does not differ when only the spelling does", () => {
    expect(differences(wanted, { mode: "per_user", licenseServers: ["LIC1 ", "Lic2"] })).toEqual([]);
  });

  test("differs setting by setting", () => {
    expect(differences(wanted, { mode: "per_device", licenseServers: ["lic1", "lic2"] })).toEqual(["mode"]);
    expect(differences(wanted, { mode: "per_user", licenseServers: ["lic2", "lic1"] })).toEqual(["licenseServers"]);
    expect(differences(wanted, { mode: "not_configured", licenseServers: [] })).toEqual(["mode", "licenseServers"]);
  });

  test("is shown in the known spelling where it means the same, else as it is", () => {
    const same = { mode: "per_device", licenseServers: ["LIC1", "LIC2"] } as const;
    expect(inKnownSpelling(same, wanted)).toEqual({ mode: "per_device", licenseServers: ["lic1", "lic2"] });
    const other = { mode: "per_user", licenseServers: ["LIC2", "LIC1"] } as const;
    expect(inKnownSpelling(other, wanted)).toEqual(other);
  });
});
