import { known } from "../../../../src/licensing";
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

const OTHERS = keyPack({ model: "per_device" });
const MESSAGE = 'The license server "lic1" has no Per User CALs, which the session host\'s mode needs.';

describe("no_matching_cals", () => {
  test("is an error where every server was asked and none has any of the kind", () => {
    expect(found(noMatchingCals, hostWithPacks("per_user", [OTHERS]))).toEqual([
      {
        severity: "error",
        summary: MESSAGE,
        remedy:
          'Install CALs of that kind on the license server, or set "mode" of rdslicensing_configuration to the kind that is installed.',
        server: "lic1",
      },
    ]);
  });

  test("warns while another server has, or was not asked and may have", () => {
    expect(told(noMatchingCals, hostWithServers([{ keyPacks: known([OTHERS]) }, {}]))).toEqual([`warning: ${MESSAGE}`]);
    const notAsked = hostWithPacks("per_user", [OTHERS], { licenseServers: listSetting(["lic1", "lic2"]) });
    expect(told(noMatchingCals, notAsked)).toEqual([`warning: ${MESSAGE}`]);
  });

  test("does not count temporary and built-in packs", () => {
    const packs = [
      keyPack({ type: "temporary" }),
      keyPack({ type: "built_in", total: null, available: null }),
      keyPack({ type: "volume", total: null, available: null }),
      keyPack({ type: "unknown" }),
      keyPack({ model: "none" }),
    ];
    expect(told(noMatchingCals, hostWithPacks("per_user", packs))).toEqual([`error: ${MESSAGE}`]);
  });

  test("asks for the CALs of the mode in use, and for none without a mode that CALs are bought for", () => {
    expect(told(noMatchingCals, hostWithPacks("per_device", [OTHERS]))).toEqual([]);
    const host = hostWithPacks("per_user", [], { mode: modeSetting("aad_per_user") });
    expect(told(noMatchingCals, host)).toEqual([]);
  });

  test("cannot tell of key packs of a kind that is not documented", () => {
    expect(told(noMatchingCals, hostWithPacks("per_user", [keyPack({ type: "unknown_7" })]))).toEqual([
      'unknown: Cannot tell whether Per User CALs are installed: "lic1" has CALs in a key pack of a kind that is not documented (7).',
    ]);
  });
});
