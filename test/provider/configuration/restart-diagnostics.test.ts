import { restartDiagnostics } from "../../../src/provider/configuration/restart-diagnostics";
import type { EffectiveSettings } from "../../../src/windows";
import type { LicensingSetting } from "../../../src/windows/settings/places";
import type { StoredSettings } from "../../../src/windows/settings/stored-settings";

const WRITTEN: StoredSettings = {
  mode: { found: "value", value: { type: "REG_DWORD", data: 4 } },
  licenseServers: { found: "value", value: { type: "REG_MULTI_SZ", data: ["lic1"] } },
};
const TAKEN_AWAY: StoredSettings = { mode: { found: "no_value" }, licenseServers: { found: "no_key" } };
const NOT_CONFIGURED: StoredSettings = {
  ...TAKEN_AWAY,
  mode: { found: "value", value: { type: "REG_DWORD", data: 5 } },
};
const shell: EffectiveSettings = {
  mode: undefined,
  licenseServers: undefined,
  modeSource: "local",
  licenseServersSource: "local",
};
const asked: EffectiveSettings = { ...shell, roleActive: true };

interface Case {
  readonly write_method: string;
  readonly effective?: EffectiveSettings;
  readonly reached?: StoredSettings;
  readonly writtenInRegistry?: readonly LicensingSetting[];
}

function details({ write_method, effective = asked, reached = WRITTEN, writtenInRegistry }: Case): string[] {
  const written = { writtenInRegistry: writtenInRegistry ?? (["mode", "licenseServers"] as const), reached };
  const state = { host: "rdsh1", scope: "local", write_method } as const;
  return restartDiagnostics(state, effective, written).map(({ detail }) => detail ?? "");
}

const SCHEDULE_IT = "Schedule it yourself: the provider never restarts a host.";

describe("the restart that values in the registry ask for", () => {
  test("could have been avoided by Windows' own setters, where the registry was asked for", () => {
    expect(details({ write_method: "registry" })).toEqual([
      expect.stringMatching(
        /Windows' own setters \(write_method "auto" or "wmi", with channel = "cim"\) need no restart\.$/,
      ),
    ]);
  });

  test("is told without advice to do what is done already", () => {
    expect(details({ write_method: "auto" })).toEqual([expect.stringMatching(new RegExp(`${SCHEDULE_IT}$`))]);
  });

  test("could have been avoided by the channel that reaches the setters", () => {
    expect(details({ write_method: "auto", effective: shell })).toEqual([
      expect.stringMatching(/Windows' own setters, which channel = "cim" reaches, need no restart\.$/),
    ]);
  });

  test.each([
    ["auto", asked, TAKEN_AWAY],
    ["wmi", asked, TAKEN_AWAY],
    ["registry", asked, TAKEN_AWAY],
    ["auto", shell, TAKEN_AWAY],
    ["auto", asked, NOT_CONFIGURED],
  ])("could not have been avoided where a setting was taken away (%s)", (write_method, effective, reached) => {
    expect(details({ write_method, effective, reached })).toEqual([
      expect.stringMatching(/cannot remove a setting\.$/),
    ]);
  });

  test("looks at the settings that were written in the registry, not at the other", () => {
    const reached = { ...WRITTEN, mode: NOT_CONFIGURED.mode };
    expect(details({ write_method: "auto", reached, writtenInRegistry: ["licenseServers"] })).toEqual([
      expect.stringMatching(new RegExp(`^"license_servers" of rdsh1 is .*${SCHEDULE_IT}$`)),
    ]);
  });

  test("is not told where nothing was written, where the role is not active or where Group Policy decides", () => {
    expect(details({ write_method: "auto", writtenInRegistry: [] })).toEqual([]);
    expect(details({ write_method: "auto", effective: { ...shell, roleActive: false } })).toEqual([]);
    const sources = { modeSource: "group_policy", licenseServersSource: "group_policy" } as const;
    expect(details({ write_method: "auto", effective: { ...asked, ...sources } })).toEqual([]);
  });
});
