import { deploymentLicensing } from "../../../src/windows/deployment/deployment-licensing";
import { parseEnumerationPage, parseResponse } from "../../../src/wsman/codecs";
import { ownInstance, ownReply, rootOf } from "../../support/own-messages";

/** Settings as a broker may send them: the XML of the properties of each instance. */
function licensingOf(...instances: readonly string[]) {
  const items = instances.map((members) =>
    ownInstance("Win32_TSDeploymentLicensing", members, "root/cimv2/TerminalServices"),
  );
  const reply = `<n:PullResponse><n:Items>${items.join("")}</n:Items><n:EndOfSequence/></n:PullResponse>`;
  return deploymentLicensing(parseEnumerationPage(parseResponse(rootOf(ownReply(reply))).body).items);
}

const central = (is: string) => `<p:UseCentralLicensingSettings>${is}</p:UseCentralLicensingSettings>`;
const type = (text: string) => `<p:LicensingType>${text}</p:LicensingType>`;
const servers = (...names: readonly string[]) =>
  names.map((name) => `<p:LicenseServers>${name}</p:LicenseServers>`).join("");

const known = (value: unknown) => ({ known: true, value });
const unknown = (reason: string) => ({ known: false, reason: expect.stringContaining(reason) });

describe("the licensing settings of a deployment", () => {
  test("are what the documentation says", () => {
    const names = ["lic1.contoso.com", "lic2.contoso.com"];
    expect(licensingOf(servers(...names) + type("4") + central("true"))).toEqual({
      usesCentralSettings: known(true),
      mode: known("per_user"),
      licenseServers: known(names),
    });
  });

  test.each([
    ["2", "per_device"],
    ["4", "per_user"],
    ["5", "not_configured"],
    ["6", "aad_per_user"],
    ["3", "unknown_3"],
    ["0", "unknown_0"],
  ])("number %s is the mode %s", (number, mode) => {
    expect(licensingOf(type(number)).mode).toEqual(known(mode));
  });

  test.each(["Per User", "", "-1", "4294967296", "4.0"])("a mode that is no number, %j, is not known", (text) => {
    expect(licensingOf(central("true") + type(text)).mode).toEqual(unknown("LicensingType"));
  });

  test.each([
    ["TRUE", true],
    ["1", true],
    ["False", false],
    ["0", false],
  ])("central settings may be written %s", (text, used) => {
    expect(licensingOf(central(text)).usesCentralSettings).toEqual(known(used));
  });

  test("whether central settings are used may be left open", () => {
    expect(licensingOf(type("4")).usesCentralSettings).toEqual(unknown("UseCentralLicensingSettings"));
  });

  test.each([
    ["items", servers("lic1", "lic2")],
    ["a text with commas", servers("lic1,lic2")],
    ["a text with semicolons and blanks", servers(" lic1 ; lic2;")],
    ["items, one of them empty", servers("lic1", "", "lic2")],
  ])("license servers may be %s", (_form, members) => {
    expect(licensingOf(type("4") + members).licenseServers).toEqual(known(["lic1", "lic2"]));
  });

  test.each([
    ["are absent", ""],
    ["are one empty text", "<p:LicenseServers/>"],
    ["are a line break and no name", "<p:LicenseServers>&#10;;&#160;</p:LicenseServers>"],
    ["have no value", '<p:LicenseServers xsi:nil="true"/>'],
  ])("license servers that %s are none", (_what, members) => {
    expect(licensingOf(type("4") + members).licenseServers).toEqual(known([]));
  });

  test.each([
    ["more than any host has", servers(...Array.from({ length: 101 }, (_, index) => `lic${index}`))],
    ["longer than a name", servers("x".repeat(300))],
    ["no text", "<p:LicenseServers><p:Name>lic1</p:Name></p:LicenseServers>"],
  ])("license servers that are %s are not known", (_what, members) => {
    expect(licensingOf(type("4") + members).licenseServers).toEqual(unknown("LicenseServers"));
  });

  test.each([
    ["no instance", [], "no instance"],
    ["two instances", [type("4"), type("2")], "2 instances"],
    ["nothing in it", ['<p:Name xsi:nil="true"/>'], "no administrator"],
  ])("of %s are not known", (_what, instances, reason) => {
    const { usesCentralSettings, mode, licenseServers } = licensingOf(...instances);
    for (const answer of [usesCentralSettings, mode, licenseServers]) expect(answer).toEqual(unknown(reason));
  });
});
