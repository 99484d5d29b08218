import { claimHost, planDeletion } from "../../../src/provider/configuration/claim-diagnostics";
import { HostSessions } from "../../../src/provider/host-sessions";

const walk = () => new HostSessions({ port: 5986 } as never);
const at = (host: string, scope = "local") => ({ host, scope });
const claim = (
  client: HostSessions,
  host: string,
  { prior = null as object | null, privateState = null as unknown } = {},
) => claimHost({ client, prior, planned: at(host), privateState } as never);
const destroy = async (client: HostSessions, host: string) =>
  (await planDeletion({ client, state: at(host) } as never)).diagnostics;

const HANDED_OVER = [{ severity: "warning", path: ["host"], summary: expect.stringMatching(/lets go of this host/) }];
const TWO = [{ severity: "warning", path: ["host"], summary: expect.stringMatching(/Two resources/) }];

test("whoever is planned second is told that a host is handed over, the creation or the deletion", async () => {
  const one = walk();
  expect(await destroy(one, "rdsh1")).toEqual([]);
  expect(claim(one, "RDSH1:5986").diagnostics).toMatchObject(HANDED_OVER);
  const other = walk();
  expect(claim(other, "rdsh1").diagnostics).toEqual([]);
  expect(await destroy(other, "rdsh1")).toMatchObject(HANDED_OVER);
});

test("two that are deleted have nothing to be told, nor a resource that is replaced", async () => {
  const one = walk();
  await destroy(one, "rdsh1");
  expect(await destroy(one, "rdsh1")).toEqual([]);
  const other = walk();
  const { privateState } = claim(other, "rdsh1", { prior: at("rdsh1") });
  expect(claim(other, "rdsh1", { privateState }).diagnostics).toEqual([]);
  expect(claim(walk(), "rdsh1", { prior: at("RDSH1") }).diagnostics).toEqual([]);
});

test("a claim is not kept, and what version 0.1.0 keeps is", () => {
  const client = walk();
  claim(client, "rdsh1", { prior: at("rdsh1") });
  const second = claim(client, "rdsh1:5986", { prior: at("rdsh1:5986"), privateState: { original: 1, claim: 1 } });
  expect(second.diagnostics).toMatchObject(TWO);
  expect(second.privateState).toEqual({ original: 1, claim: 2 });
});
