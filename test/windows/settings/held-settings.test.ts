import type { LicensingMode } from "../../../src/licensing";
import { describeHeldSettings, parseHeldSettings } from "../../../src/windows";

test.each<[LicensingMode, string[]]>([
  ["per_device", ["oldlic"]],
  ["not_configured", ["lic1", "lic2"]],
  ["unknown_3", []],
  ["per_user", ['a"] now. ', "b, c", "\u001b[31m\u202e", "##vso[task.setvariable]", "\\"]],
])("a warning about what a host holds is read as what was written: %s, %j", (mode, licenseServers) => {
  const held = { host: "rdsh1.contoso.com:5986", mode, licenseServers };
  const { title, detail } = describeHeldSettings(held);
  expect(parseHeldSettings(title, `${detail} Creating this resource replaces it.`)).toEqual(held);
});

test.each([
  ["rdsh1: The host refused the connection", 'rdsh1 holds mode = "per_user" and license_servers = [] now.'],
  ["rdsh1: Other settings are in place", "They are in place."],
  ["rdsh1: Other settings are in place", 'rdsh1 holds mode = "per_user" and license_servers = ["\\x"] now.'],
])("no other message is taken for one: %s, %s", (title, detail) => {
  expect(parseHeldSettings(title, detail)).toBeUndefined();
});
