import { readdirSync } from "node:fs";
import { join } from "node:path";
import { diagnose, known, RULES } from "../../../src/licensing";
import { healthyHost, listFacts, modeFacts, NOT_KNOWN } from "../../support/session-host-facts";

describe("a diagnosis", () => {
  test("of a healthy host has no findings", () => {
    expect(diagnose(healthyHost())).toMatchObject({ findings: [], healthy: true });
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

  test("of a host without the role says that, and nothing else", () => {
    const facts = healthyHost({
      roleActive: known(false),
      mode: modeFacts("not_configured"),
      serviceRunning: known(false),
    });
    expect(diagnose(facts).findings.map(({ code }) => code)).toEqual(["role_not_active"]);
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
