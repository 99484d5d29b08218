import { known } from "../../../../src/licensing";
import { calsTooOld } from "../../../../src/licensing/diagnosis/rules/cals-too-old";
import {
  found,
  healthyHost,
  hostWithPacks,
  hostWithServers,
  keyPack,
  listSetting,
  NOT_KNOWN,
  told,
} from "../../../support/hosts-to-diagnose";

const cals = (productVersion: string, productVersionId: number) => keyPack({ productVersion, productVersionId });
const OLD = cals("Windows Server 2019", 6);
const MESSAGE =
  'The Per User CALs on "lic1" are for Windows Server 2019, but the session host runs Windows Server 2022.';

describe("cals_too_old", () => {
  test("is an error where every server was asked and none has newer ones", () => {
    expect(found(calsTooOld, hostWithPacks("per_user", [OLD]))).toEqual([
      {
        severity: "error",
        summary: MESSAGE,
        remedy:
          "Install CALs for the session host's version of Windows Server or a later one; older CALs do not license it.",
        server: "lic1",
      },
    ]);
  });

  test("warns while another server has, or was not asked and may have", () => {
    expect(told(calsTooOld, hostWithServers([{ keyPacks: known([OLD]) }, {}]))).toEqual([`warning: ${MESSAGE}`]);
    const notAsked = hostWithPacks("per_user", [OLD], { licenseServers: listSetting(["lic1", "lic2"]) });
    expect(told(calsTooOld, notAsked)).toEqual([`warning: ${MESSAGE}`]);
  });

  test.each([
    ["newer ones", 20348, cals("Windows Server 2025", 8)],
    ["those of 2025 by their name, whose number is not documented", 26100, cals("Windows Server 2025", 99)],
    ["those of 2012 for 2012 R2, which share them", 9600, cals("Windows Server 2012", 4)],
  ])("takes %s", (_, build, pack) => {
    expect(told(calsTooOld, hostWithPacks("per_user", [pack], { windowsBuild: known(build) }))).toEqual([]);
  });

  test("knows those that are older than any host here", () => {
    expect(told(calsTooOld, hostWithPacks("per_user", [cals("Windows Server 2008 R2", 3)]))).toEqual([
      'error: The Per User CALs on "lic1" are for Windows Server 2008 R2, but the session host runs Windows Server 2022.',
    ]);
  });

  test("leaves absent CALs to another rule", () => {
    expect(told(calsTooOld, hostWithPacks("per_user", []))).toEqual([]);
  });

  test("cannot tell a version that is not known here, nor without the version of the host", () => {
    expect(told(calsTooOld, hostWithPacks("per_user", [cals("Windows Next", 99)]))).toEqual([
      'unknown: Cannot tell whether the CALs are new enough: "lic1" has CALs for a version of Windows Server that this check does not know.',
    ]);
    expect(told(calsTooOld, healthyHost({ windowsBuild: NOT_KNOWN }))).toEqual([
      "unknown: Cannot tell whether the CALs are new enough: WMI did not answer.",
    ]);
  });
});
