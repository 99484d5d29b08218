import { known } from "../../../../src/licensing";
import { noCalsAvailable } from "../../../../src/licensing/diagnosis/rules/no-cals-available";
import {
  found,
  healthyHost,
  healthyServer,
  hostInMode,
  hostWithPacks,
  keyPack,
  listSetting,
  NOT_KNOWN,
  servers,
} from "../../../support/hosts-to-diagnose";

describe("no_cals_available", () => {
  test("is silent on a healthy host", () => {
    expect(found(noCalsAvailable, healthyHost())).toEqual([]);
  });

  test("warns in Per User mode, which is not enforced", () => {
    expect(
      found(
        noCalsAvailable,
        healthyHost({
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(healthyServer("lic1", { keyPacks: known([keyPack({ available: 0 })]) })),
        }),
      ),
    ).toEqual(["warning no_cals_available lic1"]);
  });

  test("is an error in Per Device mode", () => {
    expect(
      found(
        noCalsAvailable,
        hostInMode("per_device", {
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(
            healthyServer("lic1", { keyPacks: known([keyPack({ model: "per_device", available: 0 })]) }),
          ),
        }),
      ),
    ).toEqual(["error no_cals_available lic1"]);
  });

  test("warns in Per Device mode while another server has some", () => {
    expect(
      found(
        noCalsAvailable,
        hostInMode("per_device", {
          licenseServerAnswers: servers(
            healthyServer("lic1", { keyPacks: known([keyPack({ model: "per_device", available: 0 })]) }),
            healthyServer("lic2"),
          ),
        }),
      ),
    ).toEqual(["warning no_cals_available lic1"]);
  });

  test("adds up packs", () => {
    expect(
      found(
        noCalsAvailable,
        healthyHost({
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(
            healthyServer("lic1", { keyPacks: known([keyPack({ available: 0 }), keyPack({ id: 9, available: 1 })]) }),
          ),
        }),
      ),
    ).toEqual([]);
  });

  test("leaves absent CALs to another rule", () => {
    expect(
      found(
        noCalsAvailable,
        healthyHost({
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(healthyServer("lic1", { keyPacks: known([]) })),
        }),
      ),
    ).toEqual([]);
  });

  test("can not tell what a server does not say", () => {
    expect(
      found(
        noCalsAvailable,
        healthyHost({
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(healthyServer("lic1", { keyPacks: NOT_KNOWN })),
        }),
      ),
    ).toEqual(["unknown no_cals_available lic1"]);
  });

  test("can not tell where no license server was asked, once", () => {
    expect(found(noCalsAvailable, healthyHost({ licenseServerAnswers: new Map() }))).toEqual([
      "unknown no_cals_available",
    ]);
  });

  test("is silent without license servers", () => {
    expect(
      found(noCalsAvailable, healthyHost({ licenseServers: listSetting([]), licenseServerAnswers: new Map() })),
    ).toEqual([]);
  });

  test("warns in Per Device mode where a server was not asked, which may have some", () => {
    const asked = servers(healthyServer("lic1", { keyPacks: known([keyPack({ model: "per_device", available: 0 })]) }));
    expect(found(noCalsAvailable, hostInMode("per_device", { licenseServerAnswers: asked }))).toEqual([
      "warning no_cals_available lic1",
    ]);
  });

  describe("where CALs for another release of Windows Server lie beside those that are used up", () => {
    const usedUp = keyPack({ model: "per_device", total: 10, issued: 10, available: 0 });
    const left = { id: 9, model: "per_device", issued: 0, available: 50 } as const;
    const older = keyPack({ ...left, productVersion: "Windows Server 2019", productVersionId: 6 });
    const newer = keyPack({ ...left, productVersion: "Windows Server 2025", productVersionId: 8 });
    const unheardOf = keyPack({ ...left, productVersion: "Windows Next", productVersionId: 99 });

    test("does not count those that are too old for the host as left", () => {
      const error = ["error no_cals_available lic1"];
      expect(found(noCalsAvailable, hostWithPacks("per_device", [usedUp, older]))).toEqual(error);
    });

    test("does not take another server's that are too old for a way out", () => {
      const licenseServerAnswers = servers(
        healthyServer("lic1", { keyPacks: known([usedUp]) }),
        healthyServer("lic2", { keyPacks: known([older]) }),
      );
      expect(found(noCalsAvailable, hostInMode("per_device", { licenseServerAnswers }))).toEqual([
        "error no_cals_available lic1",
      ]);
    });

    test("counts newer ones, those of a release that is not known here, and all where the host's is not known", () => {
      expect(found(noCalsAvailable, hostWithPacks("per_device", [usedUp, newer]))).toEqual([]);
      expect(found(noCalsAvailable, hostWithPacks("per_device", [usedUp, unheardOf]))).toEqual([]);
      const unknownHost = hostWithPacks("per_device", [usedUp, older], { windowsBuild: NOT_KNOWN });
      expect(found(noCalsAvailable, unknownHost)).toEqual([]);
    });

    test("leaves it to another rule that all are too old", () => {
      const usedUpToo = { ...older, id: 10, available: 0 };
      expect(found(noCalsAvailable, hostWithPacks("per_device", [usedUpToo]))).toEqual([]);
    });
  });
});
