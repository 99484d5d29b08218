import { createConfiguration } from "../../../src/provider/configuration/create-configuration";
import { deleteConfiguration } from "../../../src/provider/configuration/delete-configuration";
import { planConfiguration } from "../../../src/provider/configuration/plan-configuration";
import type { HostPool } from "../../../src/provider/host-pool";
import { RECENT_MS } from "../../../src/windows/settings/recent-readings";
import { MODE, PLANNED, SERVERS, scriptedHost } from "./scripted-host";

/** A host, and the creation of a resource on it as an apply carries it out: planned again, then applied. */
function applied() {
  const { registry, request } = scriptedHost();
  const { client } = request({}) as { readonly client: HostPool };
  const plan = (planned: object = PLANNED) =>
    planConfiguration(request({ client, prior: null, config: planned, planned: { ...planned, original: null } }));
  const create = (planned: object = PLANNED) => createConfiguration(request({ client, planned }));
  const reads = () => registry.calls.splice(0).filter((call) => /^(read|value)/.test(call));
  const hold = (data: number) => registry.set(MODE.key, MODE.name, { type: "REG_DWORD", data });
  return { registry, request, client, plan, create, reads, hold };
}

afterEach(() => jest.restoreAllMocks());

/** Lets time pass. */
function wait(milliseconds: number): void {
  const now = performance.now();
  jest.spyOn(performance, "now").mockReturnValue(now + milliseconds);
}

describe("a creation that was planned again right before", () => {
  test("does not read again what it replaces, and reads once what it left", async () => {
    const { plan, create, reads, hold } = applied();
    hold(2);
    await plan();
    const planned = reads();
    expect(planned).toEqual(["readValue LicensingMode", "valueTypes", "valueTypes"]);
    const { state } = await create();
    expect(state?.original).toMatchObject({ mode: "per_device", license_servers_type: "no_key" });
    expect(reads().slice(0, 3)).toEqual(["readValue LicensingMode", "valueTypes", "readValue SpecifiedLicenseServers"]);
  });

  test("reads again what somebody may have changed since, so that a destroy puts back what was replaced", async () => {
    const { request, client, registry, plan, create, hold } = applied();
    hold(2);
    await plan();
    registry.set(SERVERS.key, SERVERS.name, { type: "REG_MULTI_SZ", data: ["new1"] });
    hold(5);
    wait(RECENT_MS + 1);
    const { state, privateState } = await create();
    expect(state?.original).toMatchObject({ mode: "not_configured", license_servers: ["new1"] });
    await deleteConfiguration(request({ state, privateState, client: otherWalk(request) }));
    expect(registry.keys.get(SERVERS.key)?.get(SERVERS.name)).toMatchObject({ data: ["new1"] });
    expect(client.owners.isConfigured("rdsh1/local")).toBe(true);
  });

  test("asks again where a part was as declared, which somebody may have changed even then", async () => {
    const { registry, plan, create, hold } = applied();
    hold(4);
    registry.set(SERVERS.key, SERVERS.name, { type: "REG_MULTI_SZ", data: ["lic0"] });
    await plan();
    hold(2);
    const { state, diagnostics } = await create();
    expect(diagnostics).not.toContainEqual(expect.objectContaining({ severity: "error" }));
    expect(state).toMatchObject({ mode: "per_user", original: { mode: "per_device", license_servers: ["lic0"] } });
    expect(registry.keys.get(MODE.key)?.get(MODE.name)).toMatchObject({ data: 4 });
  });

  test("sees what another resource of the same host has set meanwhile", async () => {
    const { plan, create, hold } = applied();
    hold(2);
    const other = { ...PLANNED, mode: "per_device", license_servers: ["lic2"] };
    await plan(other);
    await plan();
    await create(other);
    const { state } = await create();
    expect(state?.original).toMatchObject({ mode: "per_device", license_servers: ["lic2"] });
  });

  test("reads again what the plan did not find out in time", async () => {
    const { registry, plan, create, reads, hold } = applied();
    hold(2);
    registry.before = () => {
      throw new Error("not scripted");
    };
    await expect(plan()).rejects.toThrow("not scripted");
    registry.before = () => undefined;
    reads();
    expect((await create()).state?.original).toMatchObject({ mode: "per_device" });
    expect(reads()).not.toEqual([]);
  });
});

function otherWalk(request: ReturnType<typeof scriptedHost>["request"]): HostPool {
  return (request({}) as { readonly client: HostPool }).client;
}
