import { planDeletion } from "../../../src/provider/configuration/claim-diagnostics";
import { planConfiguration } from "../../../src/provider/configuration/plan-configuration";
import type { HostPool } from "../../../src/provider/host-pool";
import { PLANNED, scriptedHost } from "./scripted-host";

const EXISTING = {
  ...PLANNED,
  id: "rdsh1",
  original: null,
  effective_mode: "per_user",
  effective_license_servers: ["lic1"],
  mode_source: "local",
  license_servers_source: "local",
};
type State = typeof EXISTING;

/** What one process of the provider is asked between two configurations. */
function walk() {
  const { client } = scriptedHost().request({}) as { readonly client: HostPool };
  const call = { client, signal: new AbortController().signal };
  return {
    client,
    plan: async (prior: State | null, planned: object, privateState: unknown = null) => {
      const outcome = await planConfiguration({ ...call, prior, planned, privateState } as never);
      return { privateState: null, diagnostics: [], ...outcome };
    },
    destroy: async (state: State, privateState: unknown = null) =>
      planDeletion({ ...call, state, privateState } as never),
  };
}

const at = (host: string) => ({ ...EXISTING, host });
const HANDED_OVER = [
  { severity: "warning", path: ["host"], summary: expect.stringMatching(/stops managing this host/) },
];
const TWO = [{ severity: "warning", path: ["host"], summary: expect.stringMatching(/Two resources/) }];
const LET_GO = expect.objectContaining({ summary: expect.stringMatching(/stops managing this host/) });

describe("whoever is planned second is told that a host is handed over", () => {
  test("to a creation", async () => {
    const one = walk();
    expect((await one.destroy(EXISTING)).diagnostics).toEqual([]);
    expect((await one.plan(null, { ...PLANNED, host: "RDSH1" })).diagnostics).toContainEqual(LET_GO);
    const other = walk();
    await other.plan(null, PLANNED);
    expect((await other.destroy(EXISTING)).diagnostics).toMatchObject(HANDED_OVER);
  });

  test("to one that stays as it is, which then is to run too, or keeps the destroy from changing anything", async () => {
    const one = walk();
    await one.destroy(EXISTING);
    const stays = await one.plan(EXISTING, EXISTING);
    expect(stays.diagnostics).toMatchObject(HANDED_OVER);
    expect(typeof stays.planned.effective_mode).toBe("symbol");
    const other = walk();
    expect((await other.plan(EXISTING, EXISTING)).planned).toEqual(EXISTING);
    expect(await other.destroy(EXISTING)).toMatchObject({ privateState: { isKept: true }, diagnostics: HANDED_OVER });
  });
});

test("two that are deleted have nothing to be told", async () => {
  const { destroy } = walk();
  await destroy(EXISTING);
  expect((await destroy(EXISTING)).diagnostics).toEqual([]);
});

describe("a replacement, which Terraform plans twice and of which it shows only what the first plan tells,", () => {
  test("is not another resource, on the same host or on another", async () => {
    for (const host of ["rdsh1", "rdsh2"]) {
      const { plan } = walk();
      const first = await plan(EXISTING, at(host));
      expect(first.diagnostics).not.toContainEqual(LET_GO);
      expect((await plan(null, { ...PLANNED, host }, first.privateState)).diagnostics).toEqual([]);
    }
  });

  test("tells in the first what a creation does, and hands on to the destroy what it left", async () => {
    const { plan } = walk();
    const left = { mode: { found: "no_value" }, licenseServers: { found: "no_value" } };
    const first = await plan(EXISTING, { ...at("rdsh2"), on_policy_override: "warn" }, { left });
    expect(first.requiresReplacement).toEqual(["host"]);
    const second = await plan(null, { ...PLANNED, host: "rdsh2" }, first.privateState);
    expect(second.privateState).toMatchObject({ left });
  });

  test("is none where the host is only spelled otherwise, and then its identifier follows", async () => {
    const { plan } = walk();
    const spelled = await plan(EXISTING, at("RDSH1"));
    expect(spelled.requiresReplacement).toBeUndefined();
    expect(typeof spelled.planned.id).toBe("symbol");
  });
});

test("a claim and a plan's word are of one walk, and what was left and what version 0.1.0 keeps is kept", async () => {
  const { plan, destroy } = walk();
  await plan(EXISTING, EXISTING);
  const left = {
    mode: { found: "value", value: { type: "REG_DWORD", data: 4 } },
    licenseServers: { found: "value", value: { type: "REG_MULTI_SZ", data: ["lic1"] } },
  };
  const kept = { original: 1, left };
  const second = await plan(EXISTING, EXISTING, { ...kept, claim: 1, isKept: true });
  expect(second.diagnostics).toMatchObject(TWO);
  expect(second.privateState).toEqual({ ...kept, claim: 2 });
  expect((await walk().destroy(EXISTING, { ...kept, claim: 1, isKept: true })).privateState).toEqual(kept);
  expect((await destroy(EXISTING, { ...kept, claim: 1 })).privateState).toEqual({ ...kept, isKept: true });
});

test("a host that came to hold what is declared by another way is a change, so that a destroy knows it as its own", async () => {
  const left = {
    mode: { found: "value", value: { type: "REG_DWORD", data: 2 } },
    licenseServers: { found: "value", value: { type: "REG_MULTI_SZ", data: ["lic1"] } },
  };
  expect(typeof (await walk().plan(EXISTING, EXISTING, { left })).planned.effective_mode).toBe("symbol");
});

describe("in an apply, where a destroy that was not planned again has begun to put the host back,", () => {
  test("a resource that stays is a change by then", async () => {
    const { client, plan } = walk();
    client.owners.putBack(client.host("rdsh1").placeOf("local"));
    const { planned, diagnostics } = await plan(EXISTING, EXISTING);
    expect(typeof planned.effective_mode).toBe("symbol");
    expect(diagnostics).toEqual([]);
  });
});
