import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bundle } from "../support/bundle";
import { firstOutput } from "../support/child-processes";
import { finished, Workspace } from "../support/terraform";
import { HANGING } from "./fixtures/misbehave";
import { ADDRESS, note, noteConfiguration } from "./fixtures/note-configuration";

let executable: string;
let temporary: string;
let workspace: Workspace;

beforeAll(async () => {
  executable = await bundle(join(__dirname, "fixtures/note-main.ts"), "terraform-provider-note");
});
afterAll(() => rmSync(dirname(executable), { recursive: true }));

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "process-test-"));
  const provider = { address: ADDRESS, version: "1.0.0", executable };
  workspace = new Workspace({ provider, environment: { TMPDIR: temporary } });
});
afterEach(() => {
  workspace.remove();
  rmSync(temporary, { recursive: true });
});

async function initialized(resources: string): Promise<void> {
  workspace.write(noteConfiguration(`"${workspace.directory}"`, resources));
  expect((await workspace.init()).code).toBe(0);
}

async function wholeLife(environment: NodeJS.ProcessEnv): Promise<void> {
  await initialized(note("alpha"));
  expect(await workspace.run(["apply", "-auto-approve"], environment)).toMatchObject({ code: 0, stderr: "" });
  expect(await workspace.run(["plan", "-detailed-exitcode"], environment)).toMatchObject({ code: 0, stderr: "" });
  expect(await workspace.run(["destroy", "-auto-approve"], environment)).toMatchObject({ code: 0, stderr: "" });
}

/** Waits for a note that hangs. @returns the id of the provider's process */
async function hangingProvider(): Promise<number> {
  const file = join(workspace.directory, HANGING);
  while (!existsSync(file) || readFileSync(file, "utf8") === "") await sleep(20);
  return Number(readFileSync(file, "utf8"));
}

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

describe("a provider started by Terraform", () => {
  test("lives from create to destroy over mutual TLS, and leaves no socket", async () => {
    await wholeLife({});
    expect(readdirSync(temporary)).toEqual([]);
  });

  test("serves without TLS when the user has turned it off", async () => {
    await wholeLife({ TF_DISABLE_PLUGIN_TLS: "1" });
  });

  test("falls back to a loopback port when a socket's path would be too long", async () => {
    const long = join(temporary, "x".repeat(100));
    mkdirSync(long);
    await wholeLife({ TMPDIR: long });
  });

  test("logs what Terraform asks for, with secrets masked", async () => {
    await initialized(note("alpha", 'secret = "invisible-ink"'));
    await workspace.apply();
    const { stderr } = await workspace.run(["plan"], { TF_LOG_PROVIDER: "DEBUG" });
    expect(stderr).toMatch(/\[WARN\] +provider\.\S+: configuring: .*token="?\(sensitive\)/);
    expect(stderr).toMatch(/\[DEBUG\] provider\.\S+: reading a note: .*secret="?\(sensitive\)/);
    expect(stderr).not.toContain("token-of-the-desk");
    expect(stderr).not.toContain("invisible-ink");
  });

  test("ends when Terraform is killed", async () => {
    await initialized(note("alpha", 'fault = "hang"'));
    const terraform = workspace.start(["apply", "-auto-approve"]);
    const pid = await hangingProvider();
    terraform.kill("SIGKILL");
    await ended(pid);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test("cancels what it does at Ctrl-C, says so and ends", async () => {
    await initialized(note("alpha", 'fault = "hang"'));
    const terraform = workspace.start(["apply", "-auto-approve", "-no-color"]);
    const result = finished(terraform);
    const pid = await hangingProvider();
    // A terminal signals the whole process group.
    process.kill(-(terraform.pid as number), "SIGINT");
    const { code, stderr } = await result;
    expect([code, stderr]).toEqual([1, expect.stringContaining("Operation canceled")]);
    await ended(pid);
  });
});

describe("a provider started by hand", () => {
  test("says what it is and exits with 1", async () => {
    const { code, stdout, stderr } = await finished(spawn(executable, { stdio: ["ignore", "pipe", "pipe"] }));
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("This is a Terraform provider"),
    });
  });

  test("for a debugger prints how to reach it, and outlives Terraform", async () => {
    const provider = spawn(executable, ["--debug"], { stdio: ["ignore", "pipe", "inherit"] });
    const exit = finished(provider);
    const [, reattach = ""] = /^TF_REATTACH_PROVIDERS='(.*)'\n$/.exec(await firstOutput(provider)) ?? [];
    const environment = { TF_REATTACH_PROVIDERS: reattach };
    const elsewhere = new Workspace({ environment });
    elsewhere.write(noteConfiguration(`"${elsewhere.directory}"`, note("alpha")));
    await elsewhere.init();
    expect(await elsewhere.apply()).toMatchObject({ code: 0, stderr: "" });
    expect(await elsewhere.plan()).toMatchObject({ code: 0, stderr: "" });
    elsewhere.remove();
    provider.kill("SIGINT");
    expect((await exit).code).toBe(0);
  });
});
