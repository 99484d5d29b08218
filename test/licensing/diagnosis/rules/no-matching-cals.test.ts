import { known } from "../../../../src/licensing";
import { noMatchingCals } from "../../../../src/licensing/diagnosis/rules/no-matching-cals";
import {
  found,
  healthyHost,
  healthyServer,
  hostInMode,
  hostWithPacks,
  keyPack,
  listSetting,
  modeSetting,
  NOT_KNOWN,
  servers,
  told,
} from "../../../support/hosts-to-diagnose";

describe("no_matching_cals", () => {
  test("is silent on a healthy host", () => {
    expect(found(noMatchingCals, healthyHost())).toEqual([]);
  });

  test("is an error where every server was asked and none has any of the kind", () => {
    expect(
      found(
        noMatchingCals,
        healthyHost({
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(healthyServer("lic1", { keyPacks: known([keyPack({ model: "per_device" })]) })),
        }),
      ),
    ).toEqual(["error no_matching_cals lic1"]);
  });

  test("warns while another server has", () => {
    expect(
      found(
        noMatchingCals,
        healthyHost({
          licenseServerAnswers: servers(
            healthyServer("lic1", { keyPacks: known([keyPack({ model: "per_device" })]) }),
            healthyServer("lic2"),
          ),
        }),
      ),
    ).toEqual(["warning no_matching_cals lic1"]);
  });

  test("does not count temporary and built-in packs", () => {
    expect(
      found(
        noMatchingCals,
        healthyHost({
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(
            healthyServer("lic1", {
              keyPacks: known([
                keyPack({ type: "temporary" }),
                keyPack({ type: "built_in", total: null, available: null }),
                keyPack({ type: "volume", total: null, available: null }),
                keyPack({ type: "unknown" }),
                keyPack({ model: "none" }),
              ]),
            }),
          ),
        }),
      ),
    ).toEqual(["error no_matching_cals lic1"]);
  });

  test("asks for the CALs of the mode in use", () => {
    expect(
      found(
        noMatchingCals,
        hostInMode("per_device", {
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(healthyServer("lic1", { keyPacks: known([keyPack({ model: "per_device" })]) })),
        }),
      ),
    ).toEqual([]);
  });

  test("does not apply without a mode that CALs are bought for", () => {
    expect(
      found(
        noMatchingCals,
        healthyHost({
          mode: modeSetting("aad_per_user"),
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(healthyServer("lic1", { keyPacks: known([]) })),
        }),
      ),
    ).toEqual([]);
  });

  test("can not tell what a server does not say", () => {
    expect(
      found(
        noMatchingCals,
        healthyHost({
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(healthyServer("lic1", { keyPacks: NOT_KNOWN })),
        }),
      ),
    ).toEqual(["unknown no_matching_cals lic1"]);
  });

  test("can not tell where no license server was asked, once", () => {
    expect(found(noMatchingCals, healthyHost({ licenseServerAnswers: new Map() }))).toEqual([
      "unknown no_matching_cals",
    ]);
  });

  test("is silent without license servers", () => {
    expect(
      found(noMatchingCals, healthyHost({ licenseServers: listSetting([]), licenseServerAnswers: new Map() })),
    ).toEqual([]);
  });

  test("warns where a server was not asked, which may have them", () => {
    const asked = servers(healthyServer("lic1", { keyPacks: known([keyPack({ model: "per_device" })]) }));
    expect(found(noMatchingCals, healthyHost({ licenseServerAnswers: asked }))).toEqual([
      "warning no_matching_cals lic1",
    ]);
  });

  test("can not tell of key packs of a kind that is not documented", () => {
    expect(told(noMatchingCals, hostWithPacks("per_user", [keyPack({ type: "unknown_7" })]))).toEqual([
      'unknown: Can not tell whether Per User CALs are installed: "lic1" has CALs in a key pack of a kind that is not documented (7).',
    ]);
  });
});
