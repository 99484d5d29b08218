import { known } from "../../../../src/licensing";
import { calsTooOld } from "../../../../src/licensing/diagnosis/rules/cals-too-old";
import {
  found,
  healthyHost,
  healthyServer,
  keyPack,
  listSetting,
  NOT_KNOWN,
  servers,
} from "../../../support/hosts-to-diagnose";

describe("cals_too_old", () => {
  test("is silent on a healthy host", () => {
    expect(found(calsTooOld, healthyHost())).toEqual([]);
  });

  test("is an error where every server was asked and none has newer ones", () => {
    expect(
      found(
        calsTooOld,
        healthyHost({
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(
            healthyServer("lic1", {
              keyPacks: known([keyPack({ productVersion: "Windows Server 2019", productVersionId: 6 })]),
            }),
          ),
        }),
      ),
    ).toEqual(["error cals_too_old lic1"]);
  });

  test("warns while another server has", () => {
    expect(
      found(
        calsTooOld,
        healthyHost({
          licenseServerAnswers: servers(
            healthyServer("lic1", {
              keyPacks: known([keyPack({ productVersion: "Windows Server 2019", productVersionId: 6 })]),
            }),
            healthyServer("lic2"),
          ),
        }),
      ),
    ).toEqual(["warning cals_too_old lic1"]);
  });

  test("takes newer ones", () => {
    expect(
      found(
        calsTooOld,
        healthyHost({
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(
            healthyServer("lic1", {
              keyPacks: known([keyPack({ productVersion: "Windows Server 2025", productVersionId: 8 })]),
            }),
          ),
        }),
      ),
    ).toEqual([]);
  });

  test("knows 2025 by its name, whose number is not documented", () => {
    expect(
      found(
        calsTooOld,
        healthyHost({
          windowsBuild: known(26100),
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(
            healthyServer("lic1", {
              keyPacks: known([keyPack({ productVersion: "Windows Server 2025", productVersionId: 99 })]),
            }),
          ),
        }),
      ),
    ).toEqual([]);
  });

  test("takes those of 2012 for 2012 R2, which share them", () => {
    const keyPacks = known([keyPack({ productVersion: "Windows Server 2012", productVersionId: 4 })]);
    const input = {
      windowsBuild: known(9600),
      licenseServers: listSetting(["lic1"]),
      licenseServerAnswers: servers(healthyServer("lic1", { keyPacks })),
    };
    expect(found(calsTooOld, healthyHost(input))).toEqual([]);
  });

  test("knows those that are older than any host here", () => {
    const keyPacks = known([keyPack({ productVersion: "Windows Server 2008 R2", productVersionId: 3 })]);
    const input = {
      licenseServers: listSetting(["lic1"]),
      licenseServerAnswers: servers(healthyServer("lic1", { keyPacks })),
    };
    expect(found(calsTooOld, healthyHost(input))).toEqual(["error cals_too_old lic1"]);
  });

  test("leaves absent CALs to another rule", () => {
    expect(
      found(
        calsTooOld,
        healthyHost({
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(healthyServer("lic1", { keyPacks: known([]) })),
        }),
      ),
    ).toEqual([]);
  });

  test("can not tell a version that is not known here", () => {
    expect(
      found(
        calsTooOld,
        healthyHost({
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(
            healthyServer("lic1", {
              keyPacks: known([keyPack({ productVersion: "Windows Next", productVersionId: 99 })]),
            }),
          ),
        }),
      ),
    ).toEqual(["unknown cals_too_old lic1"]);
  });

  test("can not tell without the version of the host", () => {
    expect(found(calsTooOld, healthyHost({ windowsBuild: NOT_KNOWN }))).toEqual(["unknown cals_too_old"]);
  });

  test("can not tell what a server does not say", () => {
    expect(
      found(
        calsTooOld,
        healthyHost({
          licenseServers: listSetting(["lic1"]),
          licenseServerAnswers: servers(healthyServer("lic1", { keyPacks: NOT_KNOWN })),
        }),
      ),
    ).toEqual(["unknown cals_too_old lic1"]);
  });

  test("can not tell where no license server was asked, once", () => {
    expect(found(calsTooOld, healthyHost({ licenseServerAnswers: new Map() }))).toEqual(["unknown cals_too_old"]);
  });

  test("is silent without license servers", () => {
    expect(
      found(calsTooOld, healthyHost({ licenseServers: listSetting([]), licenseServerAnswers: new Map() })),
    ).toEqual([]);
  });

  test("warns where a server was not asked, which may have them", () => {
    const asked = servers(
      healthyServer("lic1", {
        keyPacks: known([keyPack({ productVersion: "Windows Server 2019", productVersionId: 6 })]),
      }),
    );
    expect(found(calsTooOld, healthyHost({ licenseServerAnswers: asked }))).toEqual(["warning cals_too_old lic1"]);
  });
});
