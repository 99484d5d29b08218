import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type DiagnosisInput, diagnose, known, RULES } from "../../../src/licensing";
import { FINDING_CODES } from "../../support/findings-farm";
import { healthyHost, listSetting, modeSetting, NOT_KNOWN } from "../../support/hosts-to-diagnose";

describe("a diagnosis", () => {
  test("of a healthy host has no findings", () => {
    expect(diagnose(healthyHost())).toMatchObject({ findings: [], assessed: true, healthy: true });
  });

  test("tells the worst first, and an error is not healthy", () => {
    const input = healthyHost({
      mode: modeSetting("not_configured"),
      licenseServers: listSetting([" lic1", "lic2"]),
      hasLicenseCertificate: known(false),
      domainJoined: NOT_KNOWN,
      strayValues: NOT_KNOWN,
    });
    const { findings, healthy } = diagnose(input);
    expect(findings.map(({ severity }) => severity)).toEqual(["error", "error", "warning", "unknown", "info"]);
    expect(healthy).toBe(false);
  });

  test("that only warns, or cannot tell, is healthy", () => {
    expect(diagnose(healthyHost({ strayValues: known([{ key: "K", name: "V" }]) })).healthy).toBe(true);
    expect(diagnose(healthyHost({ serviceRunning: NOT_KNOWN })).healthy).toBe(true);
  });

  test.each<[string, Partial<DiagnosisInput>]>([
    ["mode", { mode: modeSetting("per_user", { effective: NOT_KNOWN }) }],
    ["license servers", { licenseServers: listSetting(["lic1"], { effective: NOT_KNOWN }) }],
    ["role", { roleActive: NOT_KNOWN }],
  ])("of a host whose %s could not be found out is no assessment, and not healthy", (_what, unanswered) => {
    const { assessed, healthy, findings } = diagnose(healthyHost(unanswered));
    expect({ assessed, healthy }).toEqual({ assessed: false, healthy: false });
    expect(findings.map(({ severity }) => severity)).not.toContain("error");
    expect(findings.map(({ summary }) => summary).join("\n")).toMatch(
      /^Cannot tell whether .*: WMI did not answer\.$/m,
    );
  });

  test("of a host without the role says that, and nothing else", () => {
    const input = healthyHost({
      roleActive: known(false),
      mode: modeSetting("not_configured"),
      serviceRunning: known(false),
      licenseServers: listSetting([], { effective: NOT_KNOWN }),
    });
    const { findings, assessed, healthy } = diagnose(input);
    expect(findings.map(({ code }) => code)).toEqual(["role_not_active"]);
    expect({ assessed, healthy }).toEqual({ assessed: true, healthy: true });
  });

  test("warns of the end of the grace period as early as asked to", () => {
    const input = healthyHost({ mode: modeSetting("not_configured"), graceDaysLeft: known(60) });
    const codes = (graceWarningDays?: number) => diagnose(input, { graceWarningDays }).findings.map(({ code }) => code);
    expect(codes()).not.toContain("grace_period");
    expect(codes(60)).toContain("grace_period");
  });
});

describe("the rules", () => {
  test("have each a host in SESSION_HOSTS of test/support/findings-farm.ts, where check finds it over WinRM", () => {
    expect([...FINDING_CODES].sort()).toEqual(RULES.map(({ code }) => code).sort());
  });

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
