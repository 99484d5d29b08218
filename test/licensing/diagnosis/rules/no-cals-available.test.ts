import { known } from "../../../../src/licensing";
import { noCalsAvailable } from "../../../../src/licensing/diagnosis/rules/no-cals-available";
import {
  found,
  hostWithPacks,
  hostWithServers,
  keyPack,
  listSetting,
  modeSetting,
  NOT_KNOWN,
  told,
} from "../../../support/hosts-to-diagnose";

const USED_UP = keyPack({ model: "per_device", total: 10, issued: 10, available: 0 });
const PER_DEVICE = { mode: modeSetting("per_device") };
const MESSAGE = 'No Per Device CALs are left on "lic1".';

describe("no_cals_available", () => {
  test("warns in Per User mode, which is not enforced", () => {
    expect(found(noCalsAvailable, hostWithPacks("per_user", [keyPack({ available: 0 })]))).toEqual([
      {
        severity: "warning",
        summary: 'No Per User CALs are left on "lic1".',
        remedy:
          "Install more CALs. Per Device CALs become available again when they expire, at most 89 days after the last connection, or when you revoke them. Per User CALs are not enforced, but issuing more than were bought breaks the license terms.",
        server: "lic1",
      },
    ]);
  });

  test("is an error in Per Device mode", () => {
    expect(told(noCalsAvailable, hostWithPacks("per_device", [USED_UP]))).toEqual([`error: ${MESSAGE}`]);
  });

  test("warns in Per Device mode while another server has some, or was not asked and may have", () => {
    const elsewhere = hostWithServers([{ keyPacks: known([USED_UP]) }, {}], PER_DEVICE);
    expect(told(noCalsAvailable, elsewhere)).toEqual([`warning: ${MESSAGE}`]);
    const notAsked = hostWithPacks("per_device", [USED_UP], { licenseServers: listSetting(["lic1", "lic2"]) });
    expect(told(noCalsAvailable, notAsked)).toEqual([`warning: ${MESSAGE}`]);
  });

  test("adds up packs", () => {
    const packs = [keyPack({ available: 0 }), keyPack({ id: 9, available: 1 })];
    expect(told(noCalsAvailable, hostWithPacks("per_user", packs))).toEqual([]);
  });

  test("leaves absent CALs to another rule", () => {
    expect(told(noCalsAvailable, hostWithPacks("per_user", []))).toEqual([]);
  });

  describe("where CALs for another release of Windows Server lie beside those that are used up", () => {
    const left = { id: 9, model: "per_device", issued: 0, available: 50 } as const;
    const older = keyPack({ ...left, productVersion: "Windows Server 2019", productVersionId: 6 });
    const newer = keyPack({ ...left, productVersion: "Windows Server 2025", productVersionId: 8 });
    const unheardOf = keyPack({ ...left, productVersion: "Windows Next", productVersionId: 99 });

    test("does not count those that are too old for the host as left, here or on another server", () => {
      expect(told(noCalsAvailable, hostWithPacks("per_device", [USED_UP, older]))).toEqual([`error: ${MESSAGE}`]);
      const elsewhere = hostWithServers([{ keyPacks: known([USED_UP]) }, { keyPacks: known([older]) }], PER_DEVICE);
      expect(told(noCalsAvailable, elsewhere)).toEqual([`error: ${MESSAGE}`]);
    });

    test("counts newer ones, those of a release that is not known here, and all where the host's is not known", () => {
      expect(told(noCalsAvailable, hostWithPacks("per_device", [USED_UP, newer]))).toEqual([]);
      expect(told(noCalsAvailable, hostWithPacks("per_device", [USED_UP, unheardOf]))).toEqual([]);
      const unknownHost = hostWithPacks("per_device", [USED_UP, older], { windowsBuild: NOT_KNOWN });
      expect(told(noCalsAvailable, unknownHost)).toEqual([]);
    });

    test("leaves it to another rule that all are too old", () => {
      expect(told(noCalsAvailable, hostWithPacks("per_device", [{ ...older, available: 0 }]))).toEqual([]);
    });
  });
});
