import { type TerraformElement, TerraformOutput, Testing, Token } from "cdktf";
import { LicenseServerPool, RdslicensingProvider } from "../../src/constructs";
import type { Json } from "../support/terraform";
import { newLicensing, newStack, synthesize, variable } from "./synthesize";

describe("RdsLicensing.diagnose", () => {
  test("asks every host once its configuration is in place, at addresses that must never change", () => {
    const stack = newStack();
    newLicensing({}, stack).diagnose({ graceWarningDays: 14 });
    expect(synthesize(stack).data.rdslicensing_diagnosis).toEqual({
      licensing_diagnosis_rdsh1contosocom_CF5EC084: {
        host: "rdsh1.contoso.com",
        grace_warning_days: 14,
        depends_on: ["rdslicensing_configuration.licensing_rdsh1contosocom_1222BE71"],
      },
      licensing_diagnosis_rdsh2contosocom5987_5276BAC3: {
        host: "rdsh2.contoso.com:5987",
        grace_warning_days: 14,
        depends_on: ["rdslicensing_configuration.licensing_rdsh2contosocom5987_EB898CC6"],
      },
    });
  });

  test("asks the license servers of the host's own pool that WinRM reaches, with the host's own provider", () => {
    const stack = newStack();
    const primary = { name: "lic1", winrmAddress: "lic1.contoso.com" };
    const licenseServerPool = new LicenseServerPool(stack, "pool", { primary });
    const provider = new RdslicensingProvider(stack, "dmz", { alias: "dmz" });
    const licensing = newLicensing({ sessionHosts: ["rdsh1"] }, stack);
    const diagnosis = licensing.diagnose();
    licensing.addSessionHost("dmz1", { licenseServerPool, provider });
    expect(diagnosis.diagnosisFor("dmz1").licenseServersInput).toEqual({ lic1: "lic1.contoso.com" });
    expect(diagnosis.diagnosisFor("dmz1").provider).toBe(provider);
    expect(diagnosis.diagnosisFor("rdsh1").licenseServersInput).toBeUndefined();
  });

  test("is there to be found, once", () => {
    const licensing = newLicensing();
    expect(licensing.diagnosis).toBeUndefined();
    expect(licensing.diagnose()).toBe(licensing.diagnosis);
    expect(() => licensing.diagnose()).toThrow('farm/licensing already has a diagnosis; use its property "diagnosis".');
  });

  test.each([
    ["diagnosis", "farm/licensing"],
    ["check", "farm/licensing/diagnosis"],
  ])("refuses a host that has the id %s, which a part of it is to have", (host, path) => {
    const licensing = newLicensing({ sessionHosts: [host] });
    expect(() => licensing.diagnose()).toThrow(`${path}: the id "${host}" is already used`);
  });

  test("asks a host named check where there is no check block", () => {
    const licensing = newLicensing({ sessionHosts: ["check"] });
    expect(licensing.diagnose({ check: false }).diagnosisFor("check").hostInput).toBe("check");
  });

  test.each([-1, 121, 0.5])("refuses to warn of the grace period %d days ahead", (graceWarningDays) => {
    expect(() => newLicensing().diagnose({ graceWarningDays })).toThrow(
      `farm/licensing/diagnosis: graceWarningDays is ${graceWarningDays}; use a whole number from 0 to 120`,
    );
  });

  test("passes a token on as graceWarningDays, and an interpolated address of a license server", () => {
    const stack = newStack();
    const input = variable(stack, "string");
    const primary = { name: input.stringValue, winrmAddress: "${var.address}" };
    const licenseServerPool = new LicenseServerPool(stack, "pool", { primary });
    newLicensing({ sessionHosts: ["rdsh1"], licenseServers: undefined, licenseServerPool }, stack).diagnose({
      graceWarningDays: input.numberValue,
    });
    expect(Object.values(synthesize(stack).data.rdslicensing_diagnosis)).toEqual([
      expect.objectContaining({
        grace_warning_days: "${var.input}",
        license_servers: { "${var.input}": "${var.address}" },
      }),
    ]);
  });
});

describe("LicensingDiagnosis.diagnosisFor", () => {
  test("finds the data source of a host, letter case aside, or by its token", () => {
    const stack = newStack();
    const host = variable(stack, "string").stringValue;
    const diagnosis = newLicensing({ sessionHosts: ["rdsh1", host] }, stack).diagnose();
    expect([diagnosis.diagnosisFor("RDSH1"), diagnosis.diagnosisFor(host)]).toEqual(diagnosis.diagnoses);
  });

  test("says which hosts there are when asked for another", () => {
    expect(() => newLicensing().diagnose().diagnosisFor("rdsh9")).toThrow(
      'farm/licensing/diagnosis has no session host "rdsh9"; use one of rdsh1.contoso.com, rdsh2.contoso.com:5987.',
    );
  });

  test("says what to use when only Terraform knows the hosts", () => {
    const stack = newStack();
    const licensing = newLicensing({ sessionHosts: variable(stack, "list(string)").listValue }, stack);
    expect(() => licensing.diagnose().diagnosisFor("rdsh1")).toThrow("use diagnoses[0]");
  });
});

describe("The check block of a diagnosis", () => {
  test("holds one assertion, of all hosts, those added later too", () => {
    const stack = newStack();
    const licensing = newLicensing({ sessionHosts: ["rdsh1"] }, stack);
    licensing.diagnose();
    licensing.addSessionHost("rdsh2");
    const { check, locals } = synthesize(stack);
    const unhealthy = "licensing_diagnosis_check_unhealthy_48063EFF";
    expect(check).toEqual({
      licensing_diagnosis_check_D6BAFADF: {
        assert: [
          { condition: `\${length(local.${unhealthy}) == 0}`, error_message: `\${join("\\n", local.${unhealthy})}` },
        ],
      },
    });
    expect(locals[unhealthy]).toMatch(
      /licensing_diagnosis_rdsh1_\w+, data\.[\w.]+_rdsh2_\w+\]:.*if !val\.healthy\]\}$/,
    );
  });

  test("takes overrides, as every element of the CDK does, however often it is synthesized", () => {
    const stack = newStack();
    const diagnosis = newLicensing({ sessionHosts: ["rdsh1", "rdsh2"] }, stack).diagnose();
    const check = diagnosis.node.findChild("check") as TerraformElement;
    const error_message = variable(stack, "string").stringValue;
    check.addOverride("assert.0.error_message", "Ask the service desk.");
    check.addOverride("assert.1", { condition: undefined, error_message });
    check.addOverride("data.http.gateway", { url: Token.asAny("${var.url}"), retry: [{ attempts: 2 }] });
    synthesize(stack);
    const [written] = Object.values<Record<string, unknown>>(synthesize(stack).check);
    expect(written).toEqual({
      assert: [
        { condition: expect.stringContaining("length("), error_message: "Ask the service desk." },
        { error_message: "${var.input}" },
      ],
      data: { http: { gateway: { url: "${var.url}", retry: [{ attempts: 2 }] } } },
    });
  });

  test("takes one more assertion by an override", () => {
    const stack = newStack();
    const diagnosis = newLicensing({ sessionHosts: ["rdsh1"] }, stack).diagnose();
    const more = { condition: "${var.open}", error_message: "Closed." };
    (diagnosis.node.findChild("check") as TerraformElement).addOverride("assert", [more]);
    const [written] = Object.values<Json>(synthesize(stack).check);
    expect(written.assert).toEqual([expect.objectContaining({ condition: expect.stringContaining("length(") }), more]);
  });

  test("is left out where it is not wanted", () => {
    const stack = newStack();
    newLicensing({}, stack).diagnose({ check: false });
    expect(synthesize(stack)).not.toHaveProperty("check");
  });

  test("cannot be written as HCL, which is an error rather than lost", () => {
    const stack = newStack();
    newLicensing({}, stack).diagnose();
    expect(() => Testing.synthHcl(stack)).toThrow("farm/licensing/diagnosis/check: the CDK cannot write a check block");
  });
});

describe("What a diagnosis says", () => {
  function output(sessionHosts: string[] | undefined, of: "healthy" | "unhealthyHosts" | "findings"): string {
    const stack = newStack();
    const input = variable(stack, "list(string)");
    const diagnosis = newLicensing({ sessionHosts: sessionHosts ?? input.listValue }, stack).diagnose();
    new TerraformOutput(stack, "output", { value: diagnosis[of] });
    return synthesize(stack).output.output.value.replace(/licensing_diagnosis_(\w+)_[0-9A-F]{8}/g, "$1");
  }

  test("is said of hosts that are named", () => {
    const all = "[data.rdslicensing_diagnosis.rdsh1, data.rdslicensing_diagnosis.rdsh2]";
    expect(output(["rdsh1", "rdsh2"], "healthy")).toBe(`\${alltrue([ for key, val in ${all}: val.healthy])}`);
    expect(output(["rdsh1", "rdsh2"], "unhealthyHosts")).toBe(
      `\${[ for key, val in ${all}: val.host if !val.healthy]}`,
    );
    expect(output(["rdsh1", "rdsh2"], "findings")).toContain(`val in ${all}: [for finding in val.findings`);
  });

  test("is said of hosts that only Terraform knows", () => {
    const all = "data.rdslicensing_diagnosis.each";
    expect(output(undefined, "healthy")).toBe(`\${alltrue([ for key, val in ${all}: val.healthy])}`);
    expect(output(undefined, "unhealthyHosts")).toBe(`\${[ for key, val in ${all}: val.host if !val.healthy]}`);
  });
});
