import { type SimulatedFarm, startSimulatedFarm } from "../../src/simulator";
import { examine } from "./support/examine";

let farm: SimulatedFarm;
const host = () => farm.host("rdsh1");
const settings = () => ({ caCertificate: farm.caCertificate, ...farm.credentials });
const address = () => `localhost:${host().httpsPort}`;

beforeAll(async () => {
  farm = await startSimulatedFarm();
});
afterEach(() => host().clearFaults());
afterAll(() => farm.stop());

describe("a host where nothing is wrong", () => {
  test.each([true, false])("is ready, over two connections (https: %p)", async (https) => {
    const { connections } = host();
    const port = https ? host().httpsPort : host().httpPort;
    const { report, step, states } = await examine(`localhost:${port}`, { ...settings(), https });
    expect(report).toMatchObject({ ready: true, readyFor: ["check", "plan", "apply"] });
    expect(Object.values(states).filter((state) => state === "failed")).toEqual([]);
    expect(step("registry")?.detail).toContain("local: LicensingMode = 5 (REG_DWORD)");
    expect(step("rights")?.detail).toContain("may read and write");
    expect(step("quotas")?.detail).toContain("MaxConcurrentOperationsPerUser 1500");
    // One is looked at, one logs on. The first ends with a 401, before the host can be asked by whom it is reached.
    expect(host().connections - connections).toBeLessThanOrEqual(2);
  });

  test("is asked for nothing that changes it", async () => {
    const operations: string[] = [];
    host().onOperation((operation) => operations.push(operation));
    await examine(address(), settings());
    expect(operations.filter((name) => /^(?:Set|Create|Delete|Change|Empty|Put)/.test(name))).toEqual([]);
    expect(operations).toContain("CheckAccess");
  });
});

describe("a right that is missing", () => {
  test.each([
    ["root/cimv2", "root_cimv2", "soap-access-denied"],
    ["root/cimv2/TerminalServices", "root_cimv2_terminal_services", "provider-access-denied"],
    ["root/default", "root_default", "connect-access-denied"],
  ] as const)("on %s is told by its namespace", async (resource, id, name) => {
    host().fault({ name, resource, times: 0 });
    const { report, step, states } = await examine(address(), settings());
    expect(step(id)).toMatchObject({ state: "failed", detail: `access to ${resource} is denied` });
    expect(step(id)?.remedy).toContain("wmimgmt.msc");
    expect(states.logon).toBe("ok");
    expect(report.readyFor).toEqual([]);
    const isRegistry = id === "root_default";
    expect(states).toMatchObject({
      registry: isRegistry ? "not_tried" : "ok",
      channel: isRegistry ? "failed" : "ok",
    });
    if (isRegistry) expect(step("channel")?.remedy).toContain("--channel shell");
  });

  test("to write leaves a host that can be checked and planned", async () => {
    host().fault({ name: "return-access-denied", operation: "CheckAccess", times: 0 });
    const { report, step } = await examine(address(), settings());
    expect(step("rights")).toMatchObject({ state: "failed", code: "registry_access_denied" });
    expect(report).toMatchObject({ ready: false, readyFor: ["check", "plan"] });
  });

  test("to read winrm/config leaves the quotas unknown, which stops nothing", async () => {
    host().fault({ name: "service-access-denied", operation: "Get", times: 0 });
    const { report, step } = await examine(address(), settings());
    expect(step("quotas")).toMatchObject({ state: "not_tried" });
    expect(step("quotas")?.detail).toMatch(/^not known/);
    expect(report.ready).toBe(true);
  });

  test("whose absence cannot be found out is a warning", async () => {
    host().fault({ name: "operation-timeout", operation: "CheckAccess", times: 0 });
    const { report, states } = await examine(address(), settings());
    expect(states.rights).toBe("warning");
    expect(report.ready).toBe(true);
  });
});

describe("the shell channel", () => {
  const shell = () => ({ ...settings(), channel: "shell" as const });

  test("is used where it is configured: a denied WMI is a warning", async () => {
    host().fault({ name: "soap-access-denied", resource: "root/default", times: 0 });
    const { report, step, states } = await examine(address(), shell());
    expect(states).toMatchObject({ root_default: "warning", rights: "warning" });
    expect(step("registry")?.detail).toContain("LicensingMode = 5");
    expect(step("channel")).toMatchObject({ state: "ok", title: "Channel (shell)" });
    expect(report.ready).toBe(true);
  });

  test("is never started unasked", async () => {
    host().fault({ name: "soap-access-denied", resource: "root/default", times: 0 });
    const operations: string[] = [];
    host().onOperation((operation) => operations.push(operation));
    await examine(address(), settings());
    expect(operations.filter((name) => /^(?:Create|Command|Receive)$/.test(name))).toEqual([]);
  });
});

test("a password is never sent readable over http", async () => {
  const { requests } = host();
  const readable = { ...settings(), auth: "basic" as const, https: false };
  await expect(examine(`localhost:${host().httpPort}`, readable)).rejects.toMatchObject({
    code: "unencrypted_refused",
  });
  expect(host().requests).toBe(requests);
});

describe("a host that is not what was expected", () => {
  test("without the class of session hosts can be used all the same", async () => {
    host().fault({ name: "namespace-absent", resource: "root/cimv2/TerminalServices", times: 0 });
    const { report, step } = await examine(address(), settings());
    expect(step("root_cimv2_terminal_services")).toMatchObject({ state: "warning" });
    expect(report.ready).toBe(true);
  });

  test.each(["quota-operations", "quota-plugin-operations"] as const)("and its quota: %s", async (name) => {
    host().fault({ name, operation: "EnumValues", times: 0 });
    const { step } = await examine(address(), settings());
    expect(step("root_default")).toMatchObject({ state: "failed", code: "quota_exceeded" });
    expect(step("quotas")).toMatchObject({ state: "failed", code: "quota_exceeded" });
    expect(step("quotas")?.remedy).toContain("quota");
  });

  test.each(["Identify", "Enumerate", "EnumValues", "CheckAccess"])(
    "and hangs at %s ends with a time-out there, and goes on",
    async (operation) => {
      const reached = { ...settings(), timeoutMs: 1_000 };
      // The first Identify is of somebody who has not logged on.
      let seen = 0;
      host().onOperation((name) => {
        if (name === operation && (operation !== "Identify" || ++seen === 2)) host().fault({ name: "hang", operation });
      });
      const { report } = await examine(address(), reached);
      const timedOut = report.steps.filter(({ code }) => code === "timeout");
      expect(timedOut.length).toBeGreaterThan(0);
      for (const { detail } of timedOut) expect(detail).toMatch(/in time/);
      expect(report.steps.at(-1)?.id).toBe("quotas");
    },
  );
});

test("what is canceled ends with its signal", async () => {
  const ending = new AbortController();
  const options = { signal: ending.signal, onStep: () => ending.abort() };
  await expect(examine(address(), settings(), options)).rejects.toThrow();
});
