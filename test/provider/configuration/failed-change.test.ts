import { GRACE_MS } from "../../../src/plugin/rpc/operation";
import { createConfiguration, UNDO_TIMEOUT_MS } from "../../../src/provider/configuration/create-configuration";
import { deleteConfiguration } from "../../../src/provider/configuration/delete-configuration";
import { HostError } from "../../../src/windows";
import { RECOVERY_TIMEOUT_MS } from "../../../src/windows/settings/reconcile";
import { MODE, PLANNED, SERVERS, scriptedHost } from "./scripted-host";

const DENIED = { severity: "error", summary: "rdsh1: Denied" };
const denied = () => new HostError({ code: "registry_access_denied", summary: "Denied", detail: "", host: "rdsh1" });

describe("a change that fails where a value had a type that Windows does not read", () => {
  test("is told as what it is on destroy, and the resource stays", async () => {
    const { registry, request } = scriptedHost();
    registry.set(SERVERS.key, SERVERS.name, { type: "REG_SZ", data: "old1" });
    const { state } = await createConfiguration(request({ planned: PLANNED }));
    registry.before = (call) => {
      if (call === "deleteValue LicensingMode") throw denied();
    };
    const left = await deleteConfiguration(request({ state }));
    expect(left).toMatchObject({ diagnostics: [DENIED], state: { mode: "per_user" } });
  });

  test("and can not be undone keeps the state and what was there before", async () => {
    const { registry, request } = scriptedHost();
    registry.set(MODE.key, MODE.name, { type: "REG_SZ", data: "2" });
    let writes = 0;
    registry.before = (call) => {
      if (/^(write|delete)/.test(call) && ++writes > 1) throw denied();
    };
    const created = await createConfiguration(request({ planned: PLANNED }));
    expect(created).toMatchObject({
      state: {
        mode: "not_configured",
        license_servers: ["lic1"],
        original: { mode: "2", mode_type: "REG_SZ", license_servers: [], license_servers_type: "no_key" },
      },
      diagnostics: [DENIED, { summary: "Half-finished change", detail: expect.stringContaining("REG_SZ") }],
    });
  });
});

test("a destroy that fails half-way says where the host's settings come from now", async () => {
  const { registry, request } = scriptedHost();
  const { state } = await createConfiguration(request({ planned: PLANNED }));
  expect(state).toMatchObject({ mode_source: "local", license_servers_source: "local" });
  registry.before = (call) => {
    if (call === `deleteValue ${SERVERS.name}`) throw denied();
  };
  const left = await deleteConfiguration(request({ state }));
  const held = { mode: "not_configured", mode_source: "none", license_servers: ["lic1"] };
  expect(left).toMatchObject({ diagnostics: [DENIED], state: { ...held, license_servers_source: "local" } });
});

test("a creation never overwrites a value that could not be put back", async () => {
  const { registry, request } = scriptedHost();
  registry.set(SERVERS.key, SERVERS.name, { type: "REG_0", data: null });
  await expect(createConfiguration(request({ planned: PLANNED }))).rejects.toMatchObject({
    diagnostics: [{ severity: "error", path: ["license_servers"], detail: expect.stringMatching(/REG_0.*reg delete/) }],
  });
  expect(registry.calls.some((call) => call.startsWith("write"))).toBe(false);
});

test("a creation that is interrupted is over, undone or told, before the plugin server gives up on it", () => {
  expect(RECOVERY_TIMEOUT_MS + UNDO_TIMEOUT_MS + RECOVERY_TIMEOUT_MS).toBeLessThan(GRACE_MS);
});
