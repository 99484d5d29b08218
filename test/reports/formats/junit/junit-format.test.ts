import { SaxesParser } from "saxes";
import { FORMATS, type HostReport, makeReport } from "../../../../src/reports";
import { NASTY, nastyReport } from "../../../support/nasty-report";
import { everyState } from "../../../support/sample-reports";

/** The elements of a document in order; throws where it is not well-formed. */
function elements(xml: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) =>
    found.push({ name, attributes: attributes as Record<string, string> }),
  );
  parser.write(xml).close();
  return found;
}

describe("the junit format", () => {
  test("is well-formed whatever the names, and counts what it holds", () => {
    const all = elements(FORMATS.junit().render(nastyReport));
    const count = (name: string) => String(all.filter((one) => one.name === name).length);
    expect(all[0]).toEqual({
      name: "testsuites",
      attributes: {
        name: "rds-licensing drift",
        tests: count("testcase"),
        failures: count("failure"),
        errors: count("error"),
      },
    });
    const counts = ["testsuite", "failure", "error", "skipped"].map(count);
    expect(counts).toEqual(["4", "2", "2", "1"]);
    expect(all[1]?.attributes.name).toBe(
      `${NASTY} (${NASTY}, deposed ${NASTY}) in ${NASTY}`.replaceAll("\u001b", "\ufffd"),
    );
    expect(all[1]?.attributes).toMatchObject({ failures: "2", skipped: "1", timestamp: "1970-01-01T00:00:00.000Z" });
  });

  test.each(["unreachable", "failed"] as const)("tells of a host that is %s as an error, not a failure", (state) => {
    const error = { summary: "No.", detail: "Not." };
    const report = makeReport("drift", [{ host: "rdsh1", state, settings: [], findings: [], error }]);
    const [all, ...others] = elements(FORMATS.junit().render(report));
    expect(all?.attributes).toMatchObject({ tests: "1", failures: "0", errors: "1" });
    expect(others.at(-1)).toEqual({ name: "error", attributes: { message: "No.", type: state } });
  });

  test("tells apart cases of one fault at several license servers, and hosts of several stacks", () => {
    const finding = { code: "license_server_unreachable", severity: "error", summary: "s", remedy: "r" } as const;
    const host = {
      host: "rdsh1",
      state: "unhealthy",
      settings: [],
      findings: [{ ...finding, server: "lic1" }, { ...finding, server: "lic2" }, finding],
    } as const;
    const hosts = ["a", "b"].map((origin) => ({ ...host, origin }));
    const all = elements(FORMATS.junit().render(makeReport("drift", hosts)));
    const cases = all.filter(({ name }) => name === "testcase").map(({ attributes }) => attributes);
    const names = ["(lic1)", "(lic2)", ""].map((server) => `license_server_unreachable ${server}`.trim());
    expect(cases).toEqual(
      ["rdsh1 in a", "rdsh1 in b"].flatMap((classname) => names.map((name) => ({ name, classname }))),
    );
    const types = all.filter(({ name }) => name === "failure").map(({ attributes }) => attributes.type);
    expect(new Set(types)).toEqual(new Set(["license_server_unreachable"]));
  });

  test.each([
    ["error", "failure"],
    ["warning", "system-out"],
    ["info", "system-out"],
    ["unknown", "skipped"],
  ] as const)("tells of a finding of severity %s by %s", (severity, element) => {
    const finding = { code: "c", severity, summary: "So it is.", remedy: "Fix it." };
    const report = makeReport("check", [{ host: "rdsh1", state: "ok", settings: [], findings: [finding] }]);
    const xml = FORMATS.junit().render(report);
    const names = elements(xml).map(({ name }) => name);
    const passed = severity === "unknown" ? ["testcase"] : [];
    expect(names).toEqual(["testsuites", "testsuite", ...passed, "testcase", element]);
    expect(xml).toContain(element === "system-out" ? `>${severity}: So it is. Fix it.</` : 'message="So it is."');
  });

  test("passes a host for which Group Policy decides, and says so", () => {
    const hosts = everyState.hosts.filter(({ host }) => host === "policy.contoso.com");
    const xml = FORMATS.junit().render(makeReport("drift", hosts));
    expect(xml).toMatch(
      /failures="0".*\n.*\n.*name="mode_from_policy".*\n.*<system-out>warning: Group Policy overrides mode/,
    );
  });

  test.each(["unmanaged", "leaving"] as const)(
    "fails a host that is %s, with which the command exits with 2",
    (state) => {
      const report = makeReport("drift", [{ host: "rdsh1", state, settings: [], findings: [] }]);
      expect(elements(FORMATS.junit().render(report)).at(-1)).toMatchObject({
        name: "failure",
        attributes: { type: state },
      });
    },
  );

  test("tells apart a deposed object and what took its place, and names both by host and address alone", () => {
    const drifted = { attribute: "mode", declared: "per_user", found: "per_device", drifted: true } as const;
    const host = {
      host: "rdsh1",
      displayName: "The front desk",
      address: "a.b",
      state: "drifted",
      settings: [drifted],
      findings: [],
    } as const;
    const all = elements(FORMATS.junit().render(makeReport("drift", [host, { ...host, deposed: "0bf3a1c2" }])));
    const named = (element: string) => all.filter(({ name }) => name === element).map(({ attributes }) => attributes);
    expect(named("testsuite").map(({ name }) => name)).toEqual(["rdsh1 (a.b)", "rdsh1 (a.b, deposed 0bf3a1c2)"]);
    expect(named("failure")[0]?.message).toBe("The front desk: mode is per_device, declared per_user.");
  });

  test.each(["not_looked_at", "not_known"] as const)("has a host that is %s as an error, with the reason", (state) => {
    const [host] = everyState.hosts.filter((one) => one.state === state) as [HostReport];
    const all = elements(FORMATS.junit().render(makeReport("drift", [host])));
    expect(all.filter(({ name }) => name === "error").map(({ attributes }) => attributes)).toEqual([
      { type: state, message: expect.stringMatching(/did not refresh|found out: access denied\.$/) },
    ]);
  });

  test("passes a host with nothing wrong", () => {
    const report = makeReport("check", [{ host: "rdsh1", state: "ok", settings: [], findings: [] }]);
    const names = elements(FORMATS.junit().render(report)).map(({ name }) => name);
    expect(names).toEqual(["testsuites", "testsuite", "testcase"]);
  });
});
