import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { attachProvider } from "../../src/attached-provider";
import { folderHash } from "../../src/attached-provider/package-hash";
import { findTerraform } from "../../tools/terraform/find-terraform";
import { COMMAND, runCommand } from "../cli/support/run-command";
import { NotedProvider } from "../support/noted-provider";
import { RdsWorkspace } from "../support/rds-workspace";

const provider = new NotedProvider();
let workspace: RdsWorkspace;
let folder: string;
beforeAll(async () => {
  workspace = await RdsWorkspace.open({ provider: provider.binary });
  folder = workspace.terraform.directory;
  workspace.write({ rdsh1: workspace.resource("rdsh1") });
  expect((await workspace.terraform.apply()).code).toBe(0);
});
beforeEach(() => {
  workspace.write({ rdsh1: workspace.resource("rdsh1") });
  provider.takeStarts();
});
afterEach(() => workspace.farm.host("rdsh1").clearFaults());
afterAll(async () => {
  await workspace.close();
  provider.remove();
});

/** `rds-licensing drift` with a new folder for temporary files. */
function start() {
  const temporary = mkdtempSync(join(folder, "tmp"));
  const [program, ...words] = COMMAND;
  const env = { ...process.env, ...workspace.terraform.environment, TMPDIR: temporary };
  // In a process group of its own, as a terminal would.
  const child = spawn(program, [...words, "drift", folder], { env, detached: true });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  const result = once(child, "close").then(([code]) => ({ code, stdout }));
  return { child, result, leftBehind: () => filesIn(temporary) };
}

/** All but what Node keeps of the code it has compiled. */
function filesIn(directory: string): string[] {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" });
  return names.filter((name) => !name.startsWith("node-compile-cache"));
}

const drift = (environment: NodeJS.ProcessEnv = {}) =>
  runCommand(["drift", folder], { ...workspace.terraform.environment, ...environment });

async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await sleep(50);
  }
}

/** The provider's process, once it has asked the host that never answers. */
async function busyProvider(): Promise<number> {
  const host = workspace.farm.host("rdsh1");
  host.fault({ name: "hang", times: 0 });
  host.traffic.reset();
  while (host.requests === 0) await sleep(50);
  const [{ pid = 0, isAttached = false } = {}, ...others] = provider.takeStarts();
  expect([isAttached, others]).toEqual([true, []]);
  return pid;
}

describe("the provider that drift starts", () => {
  test("ends with a drift that is killed, and removes its socket", async () => {
    const { child, leftBehind } = start();
    const pid = await busyProvider();
    expect(leftBehind()).toEqual(expect.arrayContaining([expect.stringMatching(/tf-\w+\/s$/)]));
    child.kill("SIGKILL");
    await ended(pid);
    expect(leftBehind().filter((name) => name.includes("tf-"))).toEqual([]);
  });

  test.each<[string, (drift: number) => void]>([
    ["told to end", (drift) => process.kill(drift, "SIGTERM")],
    ["interrupted with all that it has started", (drift) => process.kill(-drift, "SIGINT")],
  ])("ends with a drift that is %s, and leaves nothing behind", async (_, signal) => {
    const { child, result, leftBehind } = start();
    const pid = await busyProvider();
    signal(child.pid ?? 0);
    expect((await result).code).toBe(1);
    await ended(pid);
    expect(leftBehind()).toEqual([]);
  });

  test("fails what it was asked for when it is killed, as one that Terraform started", async () => {
    const { result, leftBehind } = start();
    process.kill(await busyProvider(), "SIGKILL");
    const { code, stdout } = await result;
    expect(stdout).toMatch(/FAILED\n {2}Not planned\n[\s\S]*error .*(?:Plugin did not respond|Request cancelled)/);
    expect(code).toBe(1);
    expect(leftBehind()).toEqual([]);
  });

  test("is missed when it is killed between the plan and what is read of it", async () => {
    const terraform = join(folder, "terraform-that-kills");
    const kill = `[ "$1" = show ] && kill -9 $(cat '${provider.notes}' | cut -d' ' -f1)`;
    writeFileSync(terraform, `#!/bin/sh\n${kill}\nexec ${findTerraform()} "$@"\n`);
    chmodSync(terraform, 0o755);
    const { code, stdout } = await drift({ TERRAFORM_BINARY_NAME: terraform });
    expect([code, stdout]).toEqual([1, expect.stringContaining("could not be planned")]);
  });

  test("serves one drift; another one in the same folder has its own", async () => {
    const both = await Promise.all([drift(), drift()]);
    expect(both.map(({ code, stdout }) => [code, /1 host: 1 ok\n$/.test(stdout)])).toEqual([
      [0, true],
      [0, true],
    ]);
    expect(provider.takeStarts().map(({ isAttached }) => isAttached)).toEqual([true, true]);
  });

  test("is left to Terraform where the path of a socket would be too long", async () => {
    const long = join(folder, "x".repeat(100));
    mkdirSync(long);
    expect(await drift({ TMPDIR: long })).toMatchObject({ code: 0, stderr: "" });
    expect(provider.takeStarts().filter(({ isAttached }) => !isAttached)).toHaveLength(4);
    expect(filesIn(long)).toEqual([]);
  });
});

describe("a folder whose code has changed since it was initialized", () => {
  const code = () => readFileSync(join(folder, "main.tf"), "utf8");
  const allow = (constraint: string) =>
    workspace.terraform.write(code().replace(/(source = "[^"]*")/, `$1\n      version = "${constraint}"`));
  const isAttached = () => provider.takeStarts().map((start) => start.isAttached);

  test("is planned with one process where it still allows the locked version", async () => {
    allow(`>= ${provider.binary.version}, < 99.0.0`);
    expect((await drift()).code).toBe(0);
    expect(isAttached()).toEqual([true]);
  });

  test("is what Terraform makes of it where it allows it no more", async () => {
    allow("> 98.0.0");
    const { code: exitCode, stdout } = await drift();
    expect([exitCode, stdout]).toEqual([
      1,
      expect.stringMatching(/Failed to (?:query available|resolve) provider packages/),
    ]);
  });

  test("is planned with a developer's provider where he overrides ours", async () => {
    const settings = join(folder, "overrides.tfrc");
    const overrides = `"rds-licensing/rdslicensing" = "${realpathSync(installed())}"`;
    writeFileSync(settings, `provider_installation {\n  dev_overrides {\n    ${overrides}\n  }\n  direct {}\n}\n`);
    expect((await drift({ TF_CLI_CONFIG_FILE: settings })).code).toBe(0);
    expect(isAttached()).toEqual([true, false, false, false, false]);
  });
});

/** Under the registry of the engine in use. */
function installedAddress(): string {
  const [registry = ""] = readdirSync(join(folder, ".terraform/providers"));
  return provider.binary.address.replace(/^[^/]+/, registry);
}

/** The folder of the provider's package, which is a link into the mirror. */
function installed(): string {
  const versions = join(folder, ".terraform/providers", installedAddress(), provider.binary.version);
  return join(versions, readdirSync(versions).find((name) => !name.endsWith(".lock")) ?? "");
}

describe("attachProvider", () => {
  const environment = () => workspace.terraform.environment;
  const attach = (more: NodeJS.ProcessEnv = {}) =>
    attachProvider(folder, { environment: { ...environment(), ...more }, sockets: folder });

  test("starts what is locked and installed", async () => {
    const attached = await attach();
    expect(attached).toMatchObject({ address: installedAddress(), version: provider.binary.version });
    await attached?.provider.stop();
    await ended(attached?.provider.pid ?? 0);
    expect(readdirSync(folder).filter((name) => name.startsWith("tf-"))).toEqual([]);
  });

  test.each([
    ["TF_REATTACH_PROVIDERS", "{}"],
    ["TF_DATA_DIR", ".data"],
    ["TF_LOG", "debug"],
    ["TF_LOG_PROVIDER", "trace"],
  ])("leaves it to Terraform where %s is set", async (name, value) => {
    expect(await attach({ [name]: value })).toBeUndefined();
    expect(provider.takeStarts()).toEqual([]);
  });

  test("never starts a program that the lock file does not know", async () => {
    const executable = join(installed(), readdirSync(installed())[0] ?? "");
    const shipped = readFileSync(executable);
    writeFileSync(executable, Buffer.concat([shipped, Buffer.from("\n")]));
    try {
      expect(await attach()).toBeUndefined();
      expect(provider.takeStarts()).toEqual([]);
    } finally {
      writeFileSync(executable, shipped);
    }
  });

  test("takes what is installed for what Terraform takes it for", async () => {
    const lock = readFileSync(join(folder, ".terraform.lock.hcl"), "utf8");
    expect(lock).toContain(`"${await folderHash(realpathSync(installed()))}"`);
  });
});
