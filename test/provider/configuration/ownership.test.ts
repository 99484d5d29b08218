import { createConfiguration } from "../../../src/provider/configuration/create-configuration";
import { deleteConfiguration } from "../../../src/provider/configuration/delete-configuration";
import { readConfiguration } from "../../../src/provider/configuration/read-configuration";
import { updateConfiguration } from "../../../src/provider/configuration/update-configuration";
import type { HostPool } from "../../../src/provider/host-pool";
import { HostError } from "../../../src/windows";
import { POLICIES_KEY } from "../../../src/windows/settings/places";
import { MODE, PLANNED, SERVERS, scriptedHost } from "./scripted-host";

const BEFORE = { type: "REG_DWORD", data: 2 } as const;

/** A host with a mode of its own, and the resource that was created over it. */
async function managed() {
  const host = scriptedHost();
  host.registry.set(MODE.key, MODE.name, BEFORE);
  const { state, privateState = null } = await createConfiguration(host.request({ planned: PLANNED }));
  if (state === null) throw new Error("not created");
  const destroy = (more: object = {}) => deleteConfiguration(host.request({ state, privateState, ...more }));
  return { ...host, state, privateState, destroy, mode: () => host.registry.keys.get(MODE.key)?.get(MODE.name) };
}

const LEFT = { severity: "warning", summary: "Settings left as they are" };

describe("a destroy", () => {
  test("puts back what was there before", async () => {
    const { destroy, mode } = await managed();
    expect((await destroy()).diagnostics ?? []).not.toContainEqual(expect.objectContaining(LEFT));
    expect(mode()).toEqual(BEFORE);
  });

  test("leaves a host that holds something else than its resource left, though a refresh has seen that", async () => {
    const { registry, request, state, privateState, destroy, mode } = await managed();
    registry.set(SERVERS.key, SERVERS.name, { type: "REG_MULTI_SZ", data: ["lic9"] });
    const refreshed = await readConfiguration(request({ state, privateState }));
    expect(refreshed.state).toMatchObject({ license_servers: ["lic9"] });
    expect((await destroy({ state: refreshed.state })).diagnostics).toMatchObject([
      { ...LEFT, detail: expect.stringMatching(/"lic9".*Before this resource it had: LicensingMode = 2/) },
    ]);
    expect(mode()).toMatchObject({ data: 4 });
  });

  test("leaves one whose value has another registry type by now", async () => {
    const { registry, destroy } = await managed();
    registry.set(MODE.key, MODE.name, { type: "REG_SZ", data: "4" });
    expect((await destroy()).diagnostics).toMatchObject([LEFT]);
  });

  test("goes on with what an earlier one has put back in part", async () => {
    const { registry, destroy, mode } = await managed();
    registry.before = (call) => {
      if (call.startsWith("delete")) {
        throw new HostError({ code: "registry_access_denied", summary: "Denied", detail: "", host: "rdsh1" });
      }
    };
    expect(await destroy()).toMatchObject({ diagnostics: [{ severity: "error" }] });
    expect(mode()).toEqual(BEFORE);
    registry.before = () => undefined;
    expect((await destroy()).diagnostics ?? []).not.toContainEqual(expect.objectContaining(LEFT));
    expect(registry.keys.get(SERVERS.key)?.get(SERVERS.name)).toBeUndefined();
  });

  test("tells what the host held before where another resource keeps the host or configured it", async () => {
    const before = expect.stringMatching(/Before this resource it had: LicensingMode = 2/);
    const { destroy, request, state, mode } = await managed();
    expect((await destroy({ privateState: { isKept: true } })).diagnostics).toMatchObject([
      { ...LEFT, detail: before },
    ]);
    const { client } = request({}) as { readonly client: HostPool };
    client.owners.claim("rdsh1/local", { host: "rdsh1", intent: "keep" });
    expect((await destroy({ client })).diagnostics).toMatchObject([{ ...LEFT, detail: before }]);
    const { client: other } = request({}) as { readonly client: HostPool };
    await updateConfiguration(request({ client: other, planned: state, prior: state }));
    expect((await destroy({ client: other })).diagnostics).toMatchObject([{ ...LEFT, detail: before }]);
    expect(mode()).toMatchObject({ data: 4 });
  });
});

test("an update that was refused before it wrote anything keeps no destroy from putting the host back", async () => {
  const { registry, request, state, destroy, mode } = await managed();
  registry.set(POLICIES_KEY, "LicensingMode", { type: "REG_DWORD", data: 2 });
  const { client } = request({}) as { readonly client: HostPool };
  const planned = { ...state, on_policy_override: "error" };
  await expect(updateConfiguration(request({ client, planned, prior: state }))).rejects.toMatchObject({
    code: "refused",
  });
  await destroy({ client });
  expect(mode()).toEqual(BEFORE);
});
