import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { LicensingMode, RdsLicensing, RdslicensingProvider } from "../../src/constructs";
import { TestFarm, TestingError } from "../../src/testing";
import { childrenOf } from "../support/child-processes";

let farm: TestFarm;
beforeEach(async () => {
  farm = await TestFarm.start();
});
afterEach(async () => {
  await farm.stop();
  expect(providers()).toEqual([]);
});

/** The processes of the provider that the testing helper has started. */
const providers = () => childrenOf(process.pid).filter(({ command }) => command.endsWith(" --attached"));

/** An app with a stack for each name, which licenses `sessionHosts`. */
function appOf(names: readonly string[], sessionHosts: string[], mode = LicensingMode.PER_USER) {
  const app = Testing.app();
  for (const name of names) {
    const stack = new TerraformStack(app, name);
    new RdslicensingProvider(stack, "rdslicensing");
    new RdsLicensing(stack, "licensing", { sessionHosts, mode, licenseServers: ["lic1"] });
  }
  return app;
}

describe("TestFarm", () => {
  test("has the session hosts of the farm it is given, reached with the account it is given", async () => {
    const own = await TestFarm.start({
      farm: {
        username: "svc-rds",
        password: "secret",
        hosts: [{ name: "desktop7" }, { name: "cal1", role: "license_server" }],
      },
    });
    try {
      expect(own.sessionHosts).toEqual([own.address("desktop7")]);
      expect(own.environment).toMatchObject({
        RDSLICENSING_USERNAME: "CONTOSO\\svc-rds",
        RDSLICENSING_PASSWORD: "secret",
      });
    } finally {
      await own.stop();
    }
  });

  test("leaves nothing behind when it is stopped", async () => {
    const own = await TestFarm.start();
    const { directory } = own.stack(appOf(["farm"], own.sessionHosts));
    expect(existsSync(directory)).toBe(true);
    await own.stop();
    expect(existsSync(directory)).toBe(false);
  });

  test("leaves nothing behind for a farm that can not be simulated", async () => {
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("rds-test-farm-")).length;
    const before = folders();
    await expect(TestFarm.start({ farm: { hosts: [{ name: "a b" }] } })).rejects.toThrow("farm.hosts[0]");
    expect(folders()).toBe(before);
  });

  test("passes on what the synthesis refuses", () => {
    expect(() => farm.stack(appOf(["farm"], []))).toThrow(/session host/);
  });

  test("asks which stack is meant where there are several, and knows those there are", () => {
    const app = appOf(["amsterdam", "singapore"], farm.sessionHosts);
    expect(() => farm.stack(app)).toThrow("The app has 2 stacks. Set name to one of amsterdam, singapore.");
    expect(() => farm.stack(app, { name: "berlin" })).toThrow(
      'The app has no stack "berlin". Set name to one of amsterdam, singapore.',
    );
    expect(farm.stack(app, { name: "singapore" }).directory).not.toBe(farm.stack(app, { name: "amsterdam" }).directory);
  });

  test("keeps the state of a stack when its code changes", async () => {
    const host = [farm.address("rdsh1")];
    await farm.stack(appOf(["farm"], host)).apply();
    const stack = farm.stack(appOf(["farm"], host, LicensingMode.PER_DEVICE));
    const [change] = (await stack.plan()).changes;
    expect(change).toMatchObject({ actions: ["update"], attributes: ["mode"] });
    await stack.apply();
    expect(farm.licensing("rdsh1")).toEqual({ mode: "per_device", licenseServers: ["lic1"] });
    await stack.destroy();
    expect(farm.licensing("rdsh1")).toEqual({ mode: "not_configured", licenseServers: [] });
    // One that served all of this since the code was changed; the one before has ended.
    expect(providers()).toHaveLength(1);
  });

  test("gives a stack its variables, and tells its outputs", async () => {
    const app = Testing.app();
    const stack = new TerraformStack(app, "farm");
    const site = new TerraformVariable(stack, "site", { type: "string" });
    new TerraformOutput(stack, "where", { value: site.stringValue });
    const tested = farm.stack(app, { variables: { site: "Amsterdam" } });
    await tested.apply();
    expect(await tested.outputs()).toEqual({ where: "Amsterdam" });
  });

  test("throws what Terraform says is wrong, and keeps what it was warned of", async () => {
    const stack = farm.stack(appOf(["farm"], farm.sessionHosts));
    await farm.simulator.host("rdsh2").down();
    const failure = await stack.apply().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TestingError);
    const { code, message, diagnostics } = failure as TestingError;
    expect(code).toBe("terraform_failed");
    expect(diagnostics.filter(({ severity }) => severity === "error")).toHaveLength(1);
    const [warned] = diagnostics;
    expect(warned).toMatchObject({
      severity: "warning",
      summary: `${farm.address("rdsh2")}: Policy and current values are not known`,
    });
    expect(message).toContain(farm.address("rdsh2"));
  });
});
