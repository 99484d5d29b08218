import { basename, join } from "node:path";
import { RULES } from "../../../../src/licensing";
import { FORMATS, type HostReport, makeReport, type Report } from "../../../../src/reports";
import { NASTY, nastyReport } from "../../../support/nasty-report";

describe("the sarif format", () => {
  const runOf = (report: Report) => JSON.parse(FORMATS.sarif().render(report)).runs[0];
  const run = runOf(nastyReport);

  test("has a result for each thing that is wrong, with its rule, level and place", () => {
    expect(run.results.map(({ ruleId, level }: { ruleId: string; level: string }) => `${level} ${ruleId}`)).toEqual([
      "error drift_mode",
      "error mode_not_configured",
      "note no_matching_cals",
      "error unreachable",
    ]);
    const rules = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(new Set(rules).size).toBe(rules.length);
    expect(run.results[0].locations[0].logicalLocations[0]).toMatchObject({ name: NASTY, kind: "resource" });
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(
      /^[\w%.~!*'()-]+(\/[\w%.~!*'()-]+)*$/,
    );
  });

  test("has a place for every result, which code scanning wants: the host itself where nothing was planned", () => {
    const [host] = nastyReport.hosts as readonly [HostReport];
    const { results } = runOf(makeReport("check", [{ ...host, host: "rdsh1:5986", origin: undefined }]));
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "rdsh1%3A5986" },
      region: { startLine: 1, endLine: 1 },
    });
  });

  test.each([
    [
      "a path within the working folder, however it is written",
      "a b/../cdktf.out/stacks/farm",
      "cdktf.out/stacks/farm",
    ],
    ["an absolute one", join(process.cwd(), "plans", "p 1.json"), "plans/p%201.json"],
    ["one that only begins with dots", "..plans/p.json", "..plans/p.json"],
    ["a path beside it", "../other/p.json", "p.json"],
    ["a path elsewhere", "/tmp/plans/p.json", "p.json"],
    ["the working folder", ".", basename(process.cwd())],
    ["the root of all", "/", "root"],
    ["half a character", "\ud800.json", "%EF%BF%BD.json"],
  ])("names a place by its way from the working folder: %s", (_what, origin, uri) => {
    const host: HostReport = { host: "h", state: "leaving", origin, settings: [], findings: [] };
    const [{ locations }] = runOf(makeReport("drift", [host])).results;
    expect(locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });

  test("is one alert for each license server that has the same fault, and the same one in every run", () => {
    const finding = {
      code: "license_server_unreachable",
      severity: "error",
      summary: "Silent.",
      remedy: "Start.",
    } as const;
    const findings = ["lic1", "lic2"].map((server) => ({ ...finding, server }));
    const host: HostReport = { host: "rdsh1", state: "unhealthy", settings: [], findings };
    const prints = () =>
      runOf(makeReport("check", [host])).results.map(
        ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
          partialFingerprints.primaryLocationLineHash,
      );
    expect(new Set(prints()).size).toBe(2);
    expect(prints()).toEqual(prints());
  });

  test("has alerts of its own for a deposed object, and the same as ever for the others", () => {
    const host: HostReport = { host: "rdsh1", address: "a.b", state: "leaving", settings: [], findings: [] };
    const hosts = [host, { ...host, displayName: "The front desk" }, { ...host, deposed: "0bf3a1c2" }];
    const { results } = runOf(makeReport("drift", hosts));
    const prints = results.map(
      ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
        partialFingerprints.primaryLocationLineHash,
    );
    expect(prints[0]).toBe("e1155e7d3fcbafec:1");
    expect(prints[1]).toBe(prints[0]);
    expect(prints[2]).not.toBe(prints[0]);
    expect(results[1].message.text).toMatch(/^The front desk \(rdsh1\): /);
    expect(results[2].locations[0].logicalLocations[0].fullyQualifiedName).toBe("a.b, deposed 0bf3a1c2");
  });

  test("explains every finding there is, and names one of a later version", () => {
    const codes = [...RULES.map(({ code }) => code), "from_later"];
    const findings = codes.map((code) => ({ code, severity: "error", summary: "So.", remedy: "Fix." }) as const);
    const { rules } = runOf(makeReport("check", [{ host: "h", state: "unhealthy", settings: [], findings }])).tool
      .driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(codes);
    expect(rules[0]).toMatchObject({
      shortDescription: { text: RULES[0]?.question },
      help: { text: RULES[0]?.remedy },
    });
    expect(rules.at(-1)).toMatchObject({ shortDescription: { text: "from_later" } });
  });

  test("keeps the alerts of checks and of drift apart", () => {
    const ids = (["check", "drift"] as const).map((kind) => runOf(makeReport(kind, [])).automationDetails.id);
    expect(ids).toEqual(["rds-licensing/check/", "rds-licensing/drift/"]);
  });

  test("says that not everything was planned", () => {
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications).toHaveLength(1);
  });
});
