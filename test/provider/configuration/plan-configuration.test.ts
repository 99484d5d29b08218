import { planConfiguration } from "../../../src/provider/configuration/plan-configuration";
import { updateConfiguration } from "../../../src/provider/configuration/update-configuration";
import { PLANNED, scriptedHost } from "./scripted-host";

const OVERRIDDEN = {
  ...PLANNED,
  id: "rdsh1",
  effective_mode: "per_device",
  effective_license_servers: ["lic1"],
  mode_source: "group_policy",
  license_servers_source: "local",
};

const plan = (change: object) =>
  planConfiguration(scriptedHost().request({ prior: OVERRIDDEN, planned: { ...OVERRIDDEN, ...change } }));

describe("planning settings that Group Policy overrides", () => {
  test.each([
    ["warn", "warning"],
    ["error", "error"],
  ])("tells so with on_policy_override = %s", async (on_policy_override, severity) => {
    expect((await plan({ on_policy_override })).diagnostics).toMatchObject([{ severity, path: ["mode"] }]);
  });

  test.each([{ host: "rdsh2" }, { scope: "policy" }])(
    "says nothing of a place they move to, which was not asked: %j",
    async (change) => {
      expect((await plan({ ...change, on_policy_override: "error" })).diagnostics).toEqual([]);
    },
  );
});

test("an update keeps the identifier that was planned, whatever port the provider has by now", async () => {
  const { request } = scriptedHost();
  const planned = { ...OVERRIDDEN, id: "rdsh1:5986" };
  const { state } = await updateConfiguration(request({ planned, prior: planned }));
  expect(state).toMatchObject({ id: "rdsh1:5986" });
});
