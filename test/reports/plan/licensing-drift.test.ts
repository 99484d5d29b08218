import { licensingDrift } from "../../../src/reports/plan/licensing-drift";
import { planCoverage } from "../../../src/reports/plan/plan-coverage";
import type { JsonObject } from "../../../src/reports/plan/plan-document";
import { changeOf, planOf } from "../../support/plan-parts";

const TYPE = "rdslicensing_configuration";
const values = (host: string, more: JsonObject = {}): JsonObject => ({
  host,
  mode: "per_user",
  license_servers: ["lic1"],
  scope: "local",
  ...more,
});

function planned(actions: readonly string[], before: JsonObject | null, after: JsonObject | null, unknown = {}) {
  const change = changeOf({ address: `${TYPE}.a`, type: TYPE, actions, before, after, afterUnknown: unknown });
  const plan = planOf({ changes: [change] });
  const hosts = licensingDrift(plan, { coverage: planCoverage(plan) });
  return hosts.map(({ host, state, found, declared }) => ({ host, state, found, declared }));
}

const REPLACEMENTS = [[["delete", "create"]], [["create", "delete"]]];

describe("a resource that is to be replaced", () => {
  test.each(REPLACEMENTS)("(%j) by one of another host is that host, not managed yet, and the old one", (actions) => {
    const [before, after] = [values("old"), values("new")];
    expect(planned(actions, before, after)).toEqual([
      { host: "new", state: "unmanaged", found: null, declared: after },
      { host: "old", state: "leaving", found: before, declared: null },
    ]);
  });

  test.each(REPLACEMENTS)(
    "(%j) by another place on the same host is not applied yet, and nothing leaves",
    (actions) => {
      const after = values("a", { scope: "policy" });
      expect(planned(actions, values("a"), after)).toEqual([
        { host: "a", state: "unmanaged", found: null, declared: after },
      ]);
    },
  );

  test("by a host that is not known before the apply is told so", () => {
    const { host: _, ...after } = values("");
    expect(planned(["delete", "create"], values("old"), after, { host: true }).map(({ host }) => host)).toEqual([
      "(not known yet)",
      "old",
    ]);
  });
});

test.each([[true], [[true, false]], [[false, true]]])("a list of which %j is not known yet is no drift", (unknown) => {
  const after = values("a", { license_servers: [null, "lic2"] });
  const [host] = planned(["update"], values("a"), after, { license_servers: unknown });
  expect(host).toMatchObject({ state: "in_sync" });
  expect(host?.declared).not.toHaveProperty("license_servers");
});

test.each([
  [["no-op"], values("a"), values("a"), "in_sync"],
  [["update"], values("a"), values("a", { mode: "per_device" }), "drifted"],
  [["create"], null, values("a"), "unmanaged"],
  [["delete"], values("a"), null, "leaving"],
  [["forget"], values("a"), null, "leaving"],
])("a resource whose plan is %j is one host", (actions, before, after, state) => {
  expect(planned(actions, before, after)).toEqual([expect.objectContaining({ host: "a", state })]);
});

test("a list that is not known yet does not hide that the host was changed", () => {
  const [before, was] = [values("a", { license_servers: ["other"] }), values("a")];
  const change = changeOf({
    address: `${TYPE}.a`,
    type: TYPE,
    actions: ["update"],
    before,
    after: values("a", { license_servers: null }),
    afterUnknown: { license_servers: true },
  });
  const outside = changeOf({ address: `${TYPE}.a`, type: TYPE, actions: ["update"], before: was, after: before });
  const plan = planOf({ changes: [change], drift: [outside] });
  expect(licensingDrift(plan, { coverage: planCoverage(plan) })).toMatchObject([
    {
      state: "drifted",
      drift: [{ attribute: "license_servers", declared: ["lic1"], found: ["other"], changedIn: "host" }],
    },
  ]);
});
