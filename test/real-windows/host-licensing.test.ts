import { regProgram } from "../../src/simulator/reg/reg";
import { Registry } from "../../src/simulator/registry/registry";
import { LICENSE_SERVERS, LICENSING_CORE } from "../support/rds-workspace";
import { HostLicensing, notRestorable } from "./support/host-licensing";
import type { Reg } from "./support/reg";

const POLICY = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";

let registry: Registry;
let licensing: HostLicensing;
/** Arguments that `reg` fails for. */
let failing: string | undefined;
beforeEach(() => {
  registry = new Registry();
  registry.createKey("HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server");
  failing = undefined;
  licensing = new HostLicensing(reg);
});

const reg: Reg = {
  run: async (commands) =>
    commands.map((command) => {
      if (failing !== undefined && command.includes(failing)) return { code: 1, stdout: "" };
      const { exitCode, stdout } = regProgram(registry)(command);
      return { code: exitCode, stdout };
    }),
  close: () => undefined,
};

async function changeAll(): Promise<void> {
  await licensing.set("mode", { type: "REG_DWORD", data: "0x4" });
  await licensing.set("servers", { type: "REG_MULTI_SZ", data: "lic1\\0lic2" });
  await licensing.set("policyMode", { type: "REG_DWORD", data: "0x4" });
}

const contents = () =>
  [LICENSING_CORE, LICENSE_SERVERS, POLICY].map((key) => registry.findKey(key)?.values() ?? "no key");

describe("What the suite for real hosts puts back", () => {
  test("is each value with its type, and no key where there was none", async () => {
    registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_SZ", data: "of no right type" });
    registry.setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", { type: "REG_MULTI_SZ", data: [] });
    const before = contents();
    expect(before[2]).toBe("no key");
    const held = await licensing.read();
    await changeAll();
    expect(contents()).not.toEqual(before);
    await licensing.restore(held);
    expect(contents()).toEqual(before);
  });

  test("leaves a key into which somebody else has put something", async () => {
    const held = await licensing.read();
    await changeAll();
    registry.createKey(`${POLICY}\\Client`);
    await licensing.restore(held);
    expect(contents()).toEqual(["no key", "no key", []]);
  });

  test("is all that can be put back, and it is said what could not", async () => {
    const held = await licensing.read();
    await changeAll();
    failing = "SpecifiedLicenseServers";
    registry.setValue(LICENSE_SERVERS, "Other", { type: "REG_SZ", data: "" });
    const restored = licensing.restore({ ...held, values: { servers: { type: "REG_SZ", data: "lic0" } } });
    await expect(restored).rejects.toThrow(/^Not put back: reg add .*SpecifiedLicenseServers .* ended with 1$/);
    expect(contents()).toMatchObject(["no key", expect.any(Array), "no key"]);
  });
});

test("A reg that reads nothing at all is not taken for a host that holds nothing", async () => {
  registry = new Registry();
  await expect(licensing.read()).rejects.toThrow(/^reg cannot read HKLM.*Terminal Server$/);
});

test.each(['a"b', "50%", "lic1&del", "lic\\", "lizenz-ü"])("A host that holds %s is not touched", async (name) => {
  registry.setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", { type: "REG_MULTI_SZ", data: ["lic1", name] });
  expect(notRestorable(await licensing.read())).toMatch(
    /^SpecifiedLicenseServers holds what reg could not write again/,
  );
});
