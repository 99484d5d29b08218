import type { Finding } from "../../../src/licensing";
import type { PlanMaking } from "../../../src/reports/plan/plan-coverage";
import type { PlanDocument, ResourceValues } from "../../../src/reports/plan/plan-document";
import { planReport } from "../../../src/reports/plan/plan-report";
import type { TerraformDiagnostic } from "../../../src/reports/plan/terraform/terraform-message";
import { ERROR_CODES } from "../../../src/wsman";
import { changeOf, foundOf, planOf } from "../../support/plan-parts";

const address = (name: string) => `rdslicensing_configuration.${name}`;
const values = (name: string) => ({ host: name, mode: "per_user", license_servers: ["lic1"] });
const error = (about: string | undefined, summary: string): TerraformDiagnostic => ({
  severity: "error",
  summary,
  detail: "So  it\nis.",
  address: about,
});

/** What is reported of a plan that failed so, in which host `a` is managed and `b` is, and nothing is planned. */
function reported(...diagnostics: TerraformDiagnostic[]) {
  const found = ["a", "b"].map((name) =>
    foundOf({ address: address(name), type: "rdslicensing_configuration", values: values(name) }),
  );
  const plan = planOf({ errored: diagnostics.length > 0, complete: false, found });
  const { hosts, errors } = planReport(plan, { origin: "farm", making: makingOf(diagnostics) });
  return { states: hosts.map(({ host, state }) => `${host} ${state}`), hosts, errors };
}

/** Of a plan that the command made of the whole folder, in which these were refreshed or read. */
function makingOf(diagnostics: readonly TerraformDiagnostic[], ...refreshed: readonly string[]): PlanMaking {
  return { diagnostics, refreshed: new Set(refreshed), isWholeRefresh: false };
}

const refused = ERROR_CODES.connection_refused.summary;

describe("a host that could not be judged", () => {
  test.each(["name_not_resolved", "connection_refused", "unreachable", "connection_reset", "timeout"] as const)(
    "did not answer: %s",
    (code) => {
      const { states, errors } = reported(error(address("a"), `a:5986: ${ERROR_CODES[code].summary}`));
      expect(states[0]).toBe("a unreachable");
      expect(errors).toEqual([]);
    },
  );

  test.each([
    ["Group Policy overrides mode"],
    [`a: ${ERROR_CODES.unauthorized.summary}`],
    [`a: ${ERROR_CODES.tls_expired.summary}`],
    [`a: ${ERROR_CODES.access_denied.summary}`],
    [refused],
  ])("failed: %s", (summary) => {
    const { states, hosts } = reported(error(address("a"), summary));
    expect(states[0]).toBe("a failed");
    expect(hosts[0]?.error).toEqual({ summary, detail: "So it is." });
  });

  test("failed where that is said beside an answer that did not come", () => {
    const both = [error(address("a"), `a: ${refused}`), error(address("a"), "Wrong type")];
    expect(reported(...both).hosts[0]).toMatchObject({ state: "failed", error: { summary: "Wrong type" } });
  });

  test("failed where the plan did not come to it", () => {
    expect(reported(error(address("a"), `a: ${refused}`)).states).toEqual(["a unreachable", "b failed"]);
  });
});

describe("what a plan says of no host that it reports", () => {
  test("is an error of its own", () => {
    const { states, errors } = reported(error(undefined, "Invalid block"));
    expect(errors).toEqual([{ origin: "farm", summary: "Invalid block", detail: "So it is." }]);
    expect(states).toHaveLength(2);
  });

  test("is not said again where a data source asked the same host, which did not answer", () => {
    const { states, errors } = reported(
      error("data.rdslicensing_diagnosis.a", `a: ${refused}`),
      error(address("a"), `a: ${refused}`),
    );
    expect(states).toEqual(["a unreachable", "b failed"]);
    expect(errors).toEqual([]);
  });

  test("is a host that did not answer where nothing else is known of it, once", () => {
    const { hosts, errors } = reported(error(address("c"), `c: ${refused}`), error("data.x.c", `c: ${refused}`));
    expect(hosts.slice(2)).toEqual([
      expect.objectContaining({ host: "c", address: address("c"), origin: "farm", state: "unreachable" }),
    ]);
    expect(errors).toEqual([]);
  });
});

describe("diagnoses in a plan", () => {
  const finding = (code: string, severity = "error") => ({ code, severity, summary: "s", remedy: "r" });
  const diagnosis = (name: string, host: string, ...findings: object[]) =>
    foundOf({
      address: `data.rdslicensing_diagnosis.${name}`,
      type: "rdslicensing_diagnosis",
      values: {
        host,
        findings,
        details: { local_mode: "per_user", effective_mode: "per_device", mode_source: "group_policy" },
      } as never,
    });
  const resource = foundOf({ address: address("a"), type: "rdslicensing_configuration", values: values("rdsh1") });
  const hostsOf = (...found: ResourceValues[]) => planReport(planOf({ found }), { origin: "farm" }).hosts;

  test("are beside the host that is managed, whatever the letter case of its name", () => {
    const hosts = hostsOf(resource, diagnosis("d", "RDSH1", finding("service_stopped")));
    expect(hosts).toMatchObject([{ host: "rdsh1", state: "unhealthy", findings: [{ code: "service_stopped" }] }]);
  });

  test("of one host are taken together, the worst first and each finding once", () => {
    const both = [finding("mode_from_policy", "warning"), finding("service_stopped")];
    const hosts = hostsOf(resource, diagnosis("d", "rdsh1", ...both), diagnosis("e", "RDSH1", both[0] ?? {}));
    expect(hosts[0]?.findings.map(({ code }) => code)).toEqual(["service_stopped", "mode_from_policy"]);
  });

  test("of a host that is not managed here make it one of the report", () => {
    const hosts = hostsOf(resource, diagnosis("d", "rdsh9", finding("service_stopped")), diagnosis("e", "rdsh8"));
    expect(hosts.slice(1)).toMatchObject([
      {
        host: "rdsh9",
        address: "data.rdslicensing_diagnosis.d",
        state: "unhealthy",
        settings: [
          { attribute: "mode", found: "per_user", effective: "per_device", source: "group_policy", drifted: false },
          { attribute: "license_servers", found: null, effective: null },
        ],
      },
      { host: "rdsh8", state: "ok", findings: [] },
    ]);
  });
});

test("what an earlier plan found of a host is not told where it did not answer this time, its diagnosis failed, or the plan did not come to it", () => {
  const diagnosis = (host: string) =>
    foundOf({
      address: `data.rdslicensing_diagnosis.${host}`,
      type: "rdslicensing_diagnosis",
      values: { host, findings: [] },
    });
  const plan = planOf({ errored: true, complete: false, found: ["a", "b", "c", "d"].map(diagnosis) });
  const diagnostics = [
    error("data.rdslicensing_diagnosis.a", `a: ${refused}`),
    error("data.rdslicensing_diagnosis.b", "Wrong name"),
  ];
  const making = makingOf(diagnostics, "data.rdslicensing_diagnosis.c");
  const { hosts, errors } = planReport(plan, { origin: "farm", making });
  expect(hosts.map(({ host, state }) => `${host} ${state}`)).toEqual(["c ok", "d failed", "a unreachable"]);
  expect(errors).toMatchObject([{ summary: "Wrong name" }]);
});

test("a finding is taken from a plan where its code is one that the schema of reports allows", () => {
  const codes = ["service_stopped", "grace_period\n", "::error::", "A"];
  const findings = codes.map((code) => ({ code, severity: "error", summary: "s", remedy: "r" }));
  const found = [
    foundOf({ address: address("a"), type: "rdslicensing_configuration", values: values("a") }),
    foundOf({
      address: "data.rdslicensing_diagnosis.a",
      type: "rdslicensing_diagnosis",
      values: { host: "a", findings },
    }),
  ];
  const { hosts } = planReport(planOf({ found }), { origin: "farm" });
  expect(hosts[0]?.findings.map(({ code }) => code)).toEqual(["service_stopped"]);
});

describe("a diagnosis in a plan that was given", () => {
  const address = "data.rdslicensing_diagnosis.a";
  const data = (findings: null | readonly Finding[]) =>
    foundOf({ address, type: "rdslicensing_diagnosis", values: { host: "a", findings } as never });
  const statesOf = (plan: Partial<PlanDocument>) =>
    planReport(planOf(plan), { origin: "farm" }).hosts.map(({ host, state }) => `${host} ${state}`);

  test("was not read where its read failed, which is only a warning inside a check block", () => {
    const reason = "read_because_check_nested";
    const changes = [changeOf({ address, type: "rdslicensing_diagnosis", actions: ["read"], reason })];
    expect(statesOf({ changes, found: [data(null)] })).toEqual(["a not_looked_at"]);
    expect(statesOf({ changes, found: [data([])] })).toEqual(["a ok"]);
  });

  test("is not taken as read where the plan does not tell that it is complete", () => {
    expect(statesOf({ complete: undefined, found: [data([])] })).toEqual(["a not_looked_at"]);
  });

  test("was read where the plan has what a failing check block read, also in a plan that does not tell so", () => {
    const finding = { code: "service_stopped", severity: "error", summary: "s", remedy: "r" } as const;
    const found = [data([finding])];
    const change = changeOf({ address, type: "rdslicensing_diagnosis", actions: ["read"], after: { host: "a" } });
    const ofCheck = { ...change, reason: "read_because_check_nested" };
    for (const complete of [undefined, false]) {
      expect(statesOf({ complete, found, changes: [ofCheck] })).toEqual(["a unhealthy"]);
      expect(statesOf({ complete, found, changes: [{ ...ofCheck, after: null }] })).toEqual(["a not_looked_at"]);
      expect(statesOf({ complete, found, changes: [change] })).toEqual(["a not_looked_at"]);
    }
  });
});

test("a value that is sensitive at one host is masked at every other, also where it stands in a map", () => {
  const secret = "lic1.contoso.com";
  const managed = foundOf({
    address: address("a"),
    type: "rdslicensing_configuration",
    values: { host: "a", mode: "per_user", license_servers: [secret] },
    sensitive: { license_servers: true },
  });
  const diagnosed = foundOf({
    address: "data.rdslicensing_diagnosis.b",
    type: "rdslicensing_diagnosis",
    values: {
      host: "b",
      findings: [],
      local_license_servers: [secret],
      license_servers: { lic9: "10.9.8.7" },
    } as never,
    sensitive: { license_servers: { lic9: true } },
  });
  const told = JSON.stringify(planReport(planOf({ found: [managed, diagnosed] }), { origin: "farm" }));
  expect(told).not.toContain(secret);
  expect(told).not.toContain("10.9.8.7");
});
