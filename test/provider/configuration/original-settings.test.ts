import { harmlessValues } from "../../../src/harmless-text";
import { originalOf, storedSettingsOfOriginal } from "../../../src/provider/configuration/original-settings";
import type { StoredSettings } from "../../../src/windows";
import type { RegistryValue } from "../../../src/windows/registry/registry-value";
import type { StoredValue } from "../../../src/windows/settings/stored-value";

const VALUES: RegistryValue[] = [
  { type: "REG_DWORD", data: 4 },
  { type: "REG_DWORD", data: 6 },
  { type: "REG_DWORD", data: 4294967295 },
  { type: "REG_QWORD", data: "18446744073709551615" },
  { type: "REG_SZ", data: "" },
  { type: "REG_SZ", data: " lic1 ,lic2,," },
  { type: "REG_EXPAND_SZ", data: "%SystemRoot%" },
  { type: "REG_MULTI_SZ", data: [] },
  { type: "REG_MULTI_SZ", data: ["lic1", "", "a,b"] },
  { type: "REG_SZ", data: "\\\\lic1\\u001b, \u001b]0;x\u0007,\r\n::error::x" },
  { type: "REG_MULTI_SZ", data: ["\u202elic1", "\\u202elic1", "##vso[x]y", "\ud83d"] },
  { type: "REG_BINARY", data: [0, 4, 255] },
  { type: "REG_BINARY", data: [] },
];
const STORED: StoredValue[] = [
  { found: "no_key" },
  { found: "no_value" },
  ...VALUES.map((value) => ({ found: "value" as const, value })),
];

test.each(STORED)("the attribute original carries %j without a loss, as mode and as list", (stored) => {
  const snapshot: StoredSettings = { mode: stored, licenseServers: stored };
  expect(storedSettingsOfOriginal(JSON.parse(JSON.stringify(originalOf(snapshot))))).toEqual(snapshot);
});

test.each(STORED)("nothing in it steers who or what reads %j", (stored) => {
  const shown = originalOf({ mode: stored, licenseServers: stored });
  expect(harmlessValues(shown)).toEqual(shown);
});

test("the attribute original is to be read by people", () => {
  const value = (type: "REG_DWORD" | "REG_SZ", data: never) => ({ found: "value" as const, value: { type, data } });
  const read = (mode: StoredValue, licenseServers: StoredValue) => originalOf({ mode, licenseServers });
  expect(read(value("REG_DWORD", 2 as never), value("REG_SZ", "lic1,lic2" as never))).toEqual({
    mode: "per_device",
    mode_type: "REG_DWORD",
    license_servers: ["lic1", "lic2"],
    license_servers_type: "REG_SZ",
  });
  expect(read({ found: "no_value" }, { found: "no_key" })).toEqual({
    mode: "not_configured",
    mode_type: "no_value",
    license_servers: [],
    license_servers_type: "no_key",
  });
  expect(read(value("REG_SZ", "4" as never), { found: "no_value" })).toMatchObject({ mode: "4", mode_type: "REG_SZ" });
});
