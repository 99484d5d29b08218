import { UNKNOWN } from "../../../src/plugin";
import { validateConfig } from "../../../src/plugin/planning/validation";
import { healthGate, type PlannedHealthGate } from "../../../src/provider/health-gate/health-gate";
import { hostsToAsk } from "../../../src/provider/health-gate/hosts-to-ask";
import { planHealthGate } from "../../../src/provider/health-gate/plan-health-gate";
import type { HostPool } from "../../../src/provider/host-pool";

/** A client that knows the usual port and asks nothing. */
function pool({ asksWindows = true } = {}): HostPool {
  return { asksWindows, host: (text: string) => ({ id: text.replace(/:5986$/, "") }) } as unknown as HostPool;
}

const PRIOR = { id: "1", hosts: ["a", "b"], triggers: { mode: "per_user" }, license_servers: null, timeout: "10m" };

describe("The hosts that a gate asks", () => {
  test.each([
    ["all of a new gate", null, {}, ["a", "b"]],
    ["all when a trigger changes", PRIOR, { triggers: { mode: "per_device" } }, ["a", "b"]],
    ["all when there are no triggers anymore", PRIOR, { triggers: null }, ["a", "b"]],
    ["those that were added", PRIOR, { hosts: ["a", "b", "c"] }, ["c"]],
    ["none when one was removed", PRIOR, { hosts: ["a"] }, []],
    ["none when one is spelled otherwise", PRIOR, { hosts: ["A:5986", "b"] }, []],
    ["none when nothing changed", PRIOR, {}, []],
    ["each once, however often it is spelled", null, { hosts: ["a", "A", "a:5986", "b"] }, ["a:5986", "b"]],
    ["are not known with a host", PRIOR, { hosts: ["a", UNKNOWN] }, UNKNOWN],
    ["are not known with the triggers", PRIOR, { triggers: UNKNOWN }, UNKNOWN],
  ])("are %s", (_, prior, change, asked) => {
    expect(hostsToAsk(pool(), { ...PRIOR, ...change } as PlannedHealthGate, prior)).toEqual(asked);
  });
});

describe("The plan of a gate", () => {
  const errors = async (client: HostPool | undefined, prior: typeof PRIOR | null, hosts = PRIOR.hosts) =>
    (await planHealthGate({ planned: { ...PRIOR, hosts }, prior, client } as never)).diagnostics ?? [];

  test("is an error where the channel cannot tell whether a host is healthy, and the gate would wait", async () => {
    const shell = pool({ asksWindows: false });
    expect(await errors(shell, null)).toMatchObject([{ severity: "error", summary: "This gate cannot pass" }]);
    expect(await errors(shell, PRIOR)).toEqual([]);
    expect(await errors(pool(), null)).toEqual([]);
    expect(await errors(undefined, null)).toEqual([]);
  });
});

describe("A gate's configuration", () => {
  const problems = (config: object) =>
    validateConfig(healthGate.schema, { hosts: ["a"], ...config }).map(({ detail }) => detail);

  test.each([["0s"], ["-5m"], ["100h"], ["24h1s"], ["999ms"], ["10"], [""], ["ten minutes"]])(
    "has no timeout %j",
    (timeout) => {
      expect(problems({ timeout })).toEqual([expect.stringContaining("Use a duration from 1s to 24h in Go syntax")]);
    },
  );

  test.each([["1s"], ["24h"], ["1h30m"], ["90s"]])("may have the timeout %j", (timeout) => {
    expect(problems({ timeout })).toEqual([]);
  });

  test("names at least one host, and only hosts", () => {
    expect(problems({ hosts: [] })).toEqual(["Name at least one host."]);
    expect(problems({ hosts: ["http://a"] })).toEqual([expect.stringContaining("starts with a scheme")]);
  });
});

test("A gate is read and deleted without asking a host", async () => {
  expect(await healthGate.read({ state: PRIOR } as never)).toEqual({ state: PRIOR });
  expect(await healthGate.delete({ state: PRIOR } as never)).toEqual({});
});
