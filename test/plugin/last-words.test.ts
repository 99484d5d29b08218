import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client, credentials } from "@grpc/grpc-js";
import { bundle } from "../support/bundle";
import { PLUGIN_COOKIE } from "../support/plugin-cookie";
import { Workspace } from "../support/terraform";
import { ADDRESS, note, noteConfiguration } from "./fixtures/note-configuration";

/** What Terraform sets for a provider (go-plugin `client.go`), without TLS. */
const STARTED_BY_TERRAFORM = {
  ...PLUGIN_COOKIE,
  PLUGIN_PROTOCOL_VERSIONS: "6",
};
/** Far more than it takes; after a provider that stays once it has failed, Terraform waited 20 seconds. */
const BOUND_MS = 15_000;

const directory = mkdtempSync(join(tmpdir(), "last-words-"));
const executables: Record<"note" | "broken", string> = { note: "", broken: "" };
beforeAll(async () => {
  for (const name of ["note", "broken"] as const) {
    executables[name] = await bundle(join(__dirname, `fixtures/${name}-main.ts`), `terraform-provider-${name}`);
  }
});
afterAll(() => {
  for (const executable of Object.values(executables)) rmSync(dirname(executable), { recursive: true });
  rmSync(directory, { recursive: true });
});

test("Terraform hears the last words of a provider to their end, and does not wait after them", async () => {
  const provider = { address: ADDRESS, version: "1.0.0", executable: executables.broken };
  const workspace = new Workspace({ provider });
  try {
    workspace.write(noteConfiguration(`"${workspace.directory}"`, note("alpha")));
    expect((await workspace.init()).code).toBe(0);
    const begin = Date.now();
    const { code, stderr } = await workspace.run(["plan", "-no-color"], { TF_LOG: "DEBUG" });
    expect(Date.now() - begin).toBeLessThan(BOUND_MS);
    expect(code).toBe(1);
    expect(stderr).toContain("the end of the last words");
  } finally {
    workspace.remove();
  }
});

/** A named pipe that is full and that nobody reads. @returns what writes to it, and what ends that */
function fullPipe(): { readonly writer: number; readonly close: () => void } {
  const path = join(directory, "pipe");
  execFileSync("mkfifo", [path]);
  const holder = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const chunk = Buffer.alloc(4096);
  expect(() => {
    for (;;) writeSync(holder, chunk);
  }).toThrow(expect.objectContaining({ code: "EAGAIN" }));
  const writer = openSync(path, constants.O_WRONLY);
  return {
    writer,
    close: () => {
      closeSync(writer);
      closeSync(holder);
    },
  };
}

/** Asks a provider to end, as Terraform does. */
function shutDown(client: Client): Promise<void> {
  const nothing = () => Buffer.alloc(0);
  return new Promise((resolve) => {
    // The process may be over before it has answered.
    client.makeUnaryRequest("/plugin.GRPCController/Shutdown", nothing, nothing, null, () => resolve());
  });
}

describe("a provider whose standard error is full and read by nobody", () => {
  let child: ChildProcess;
  afterEach(() => child.kill("SIGKILL"));

  test.each(["Shutdown", "SIGTERM"] as const)("ends all the same at %s", async (how) => {
    const pipe = fullPipe();
    try {
      const environment = { PATH: process.env.PATH, TMPDIR: directory, ...STARTED_BY_TERRAFORM };
      child = spawn(executables.note, [], { env: environment, stdio: ["ignore", "pipe", pipe.writer] });
      const over = once(child, "exit", { signal: AbortSignal.timeout(BOUND_MS) });
      const [line] = await once(child.stdout as NodeJS.EventEmitter, "data");
      const [, , , address] = String(line).trim().split("|");
      const client = new Client(`unix:${address}`, credentials.createInsecure());
      if (how === "Shutdown") await shutDown(client);
      else child.kill("SIGTERM");
      expect(await over).toEqual([0, null]);
      client.close();
    } finally {
      pipe.close();
      rmSync(join(directory, "pipe"));
    }
  });
});
