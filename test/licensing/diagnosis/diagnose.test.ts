import { readdirSync } from "node:fs";
import { join } from "node:path";
import { diagnose, known, RULES, type SessionHostFacts } from "../../../src/licensing";
import { healthyHost, listFacts, modeFacts, NOT_KNOWN } from "../../support/session-host-facts";

describe("a diagnosis", () => {
  test("of a healthy host has no findings", () => {
    expect(diagnose(healthyHost())).toMatchObject({ findings: [], assessed: true, healthy: true });
  });

  test("tells the worst first, and an error is not healthy", () => {
    const facts = healthyHost({
      mode: modeFacts("not_configured"),
      licenseServers: listFacts([" lic1", "lic2"]),
      hasLicenseCertificate: known(false),
      domainJoined: NOT_KNOWN,
      strayValues: NOT_KNOWN,
    });
    const { findings, healthy } = diagnose(facts);
    expect(findings.map(({ severity }) => severity)).toEqual(["error", "error", "warning", "unknown", "info"]);
    expect(healthy).toBe(false);
  });

  test("that only warns, or can not tell, is healthy", () => {
    expect(diagnose(healthyHost({ strayValues: known([{ key: "K", name: "V" }]) })).healthy).toBe(true);
    expect(diagnose(healthyHost({ serviceRunning: NOT_KNOWN })).healthy).toBe(true);
  });

  test.each<[string, Partial<SessionHostFacts>]>([
    ["mode", { mode: modeFacts("per_user", { effective: NOT_KNOWN }) }],
    ["license servers", { licenseServers: listFacts(["lic1"], { effective: NOT_KNOWN }) }],
    ["role", { roleActive: NOT_KNOWN }],
  ])("of a host whose %s could not be found out is no assessment, and not healthy", (_what, unknownFact) => {
    const { assessed, healthy, findings } = diagnose(healthyHost(unknownFact));
    expect({ assessed, healthy }).toEqual({ assessed: false, healthy: false });
    expect(findings.map(({ severity }) => severity)).not.toContain("error");
    expect(findings.map(({ summary }) => summary).join("\n")).toMatch(
      /^Can not tell whether .*: WMI did not answer\.$/m,
    );
  });

  test("of a host without the role says that, and nothing else", () => {
    const facts = healthyHost({
      roleActive: known(false),
      mode: modeFacts("not_configured"),
      serviceRunning: known(false),
      licenseServers: listFacts([], { effective: NOT_KNOWN }),
    });
    const { findings, assessed, healthy } = diagnose(facts);
    expect(findings.map(({ code }) => code)).toEqual(["role_not_active"]);
    expect({ assessed, healthy }).toEqual({ assessed: true, healthy: true });
  });

  test("warns of the end of the grace period as early as asked to", () => {
    const facts = healthyHost({ mode: modeFacts("not_configured"), graceDaysLeft: known(60) });
    const codes = (graceWarningDays?: number) => diagnose(facts, { graceWarningDays }).findings.map(({ code }) => code);
    expect(codes()).not.toContain("grace_period");
    expect(codes(60)).toContain("grace_period");
  });
});

describe("the rules", () => {
  test("are all in use", () => {
    const files = readdirSync(join(__dirname, "../../../src/licensing/diagnosis/rules")).filter(
      (name) => name !== "index.ts",
    );
    expect(RULES.map(({ code }) => `${code.replaceAll("_", "-")}.ts`).sort()).toEqual(files.sort());
  });

  test("have a test each", () => {
    const tests = readdirSync(join(__dirname, "rules"));
    expect(RULES.map(({ code }) => `${code.replaceAll("_", "-")}.test.ts`).sort()).toEqual(tests.sort());
  });

  test("ask a question and know what to do", () => {
    for (const { code, question, remedy, severities } of RULES) {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(question).toMatch(/\?$/);
      expect(remedy).toMatch(/\.$/);
      expect(severities).not.toEqual([]);
    }
  });
});
