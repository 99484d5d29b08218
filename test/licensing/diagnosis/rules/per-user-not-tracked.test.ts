import { known } from "../../../../src/licensing";
import { perUserNotTracked } from "../../../../src/licensing/diagnosis/rules/per-user-not-tracked";
import {
  found,
  healthyHost,
  healthyServer,
  hostInMode,
  listSetting,
  NOT_KNOWN,
  servers,
} from "../../../support/hosts-to-diagnose";

describe("per_user_not_tracked", () => {
  test("is silent on a healthy host", () => {
    expect(found(perUserNotTracked, healthyHost())).toEqual([]);
  });

  test("warns", () => {
    expect(
      found(
        perUserNotTracked,
        healthyHost({ licenseServerAnswers: servers(healthyServer("lic1", { inDomainGroup: known(false) })) }),
      ),
    ).toEqual(["warning per_user_not_tracked lic1"]);
  });

  test("does not apply to Per Device mode", () => {
    expect(
      found(
        perUserNotTracked,
        hostInMode("per_device", {
          licenseServerAnswers: servers(healthyServer("lic1", { inDomainGroup: known(false) })),
        }),
      ),
    ).toEqual([]);
  });

  test("can not tell what a server does not say", () => {
    expect(
      found(
        perUserNotTracked,
        healthyHost({ licenseServerAnswers: servers(healthyServer("lic1", { inDomainGroup: NOT_KNOWN })) }),
      ),
    ).toEqual(["unknown per_user_not_tracked lic1"]);
  });

  test("can not tell where no license server was asked, once", () => {
    expect(found(perUserNotTracked, healthyHost({ licenseServerAnswers: new Map() }))).toEqual([
      "unknown per_user_not_tracked",
    ]);
  });

  test("is silent without license servers", () => {
    expect(
      found(perUserNotTracked, healthyHost({ licenseServers: listSetting([]), licenseServerAnswers: new Map() })),
    ).toEqual([]);
  });
});
