import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AttachedProvider } from "../../src/attached-provider";

const ADDRESS = "registry.terraform.io/rds-licensing/rdslicensing";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "attached-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts a script that does this in place of a provider. */
function start(script: string, startMs?: number) {
  const executable = join(folder, "provider");
  writeFileSync(executable, `#!/bin/sh\necho $$ > '${folder}/pid'\n${script}\n`);
  chmodSync(executable, 0o755);
  return AttachedProvider.start({
    executable,
    address: ADDRESS,
    folder,
    environment: process.env,
    sockets: folder,
    startMs,
  });
}

function isRunning(): boolean {
  try {
    return process.kill(Number(readFileSync(join(folder, "pid"), "utf8")), 0);
  } catch {
    return false;
  }
}

/** What a provider says of itself. */
const entry = (pid: string, socket: string, network = "unix") =>
  `echo '{"Protocol":"grpc","ProtocolVersion":6,"Pid":'${pid}',"Test":true,"Addr":{"Network":"${network}","String":"${socket}"}}'`;

test("Terraform is told what the provider says of itself, and its end ends it", async () => {
  const provider = await start(`${entry("$$", `${folder}/tf-1/s`)}\nread line\necho over > '${folder}/over'`);
  expect(JSON.parse(provider?.environment.TF_REATTACH_PROVIDERS ?? "")).toEqual({
    [ADDRESS]: {
      ...{ Protocol: "grpc", ProtocolVersion: 6, Pid: provider?.pid, Test: true },
      Addr: { Network: "unix", String: `${folder}/tf-1/s` },
    },
  });
  await provider?.stop();
  expect([isRunning(), provider?.environment]).toEqual([false, {}]);
});

test.each([
  ["says nothing and ends", "exit 1"],
  ["says that it is a provider, as one of another version does", "echo 'This is a Terraform provider' >&2; exit 1"],
  ["says something else", "echo '1|6|unix|/tmp/s|grpc|'; exec sleep 600"],
  ["says null", "echo null; exec sleep 600"],
  ["says too much", "exec yes | tr -d '\\n'"],
  ["is another process than the one that was started", `${entry("1", "/tmp/tf-1/s")}; exec sleep 600`],
  ["listens elsewhere than it is told to", `${entry("$$", "/tmp/tf-1/s")}; exec sleep 600`],
  ["listens for everyone", `${entry("$$", "127.0.0.1:8080", "tcp")}; exec sleep 600`],
])("a program that %s is left to Terraform, and does not run on", async (_, script) => {
  expect(await start(script)).toBeUndefined();
  expect(isRunning()).toBe(false);
});

test("a program that hangs at its start is given up and ended", async () => {
  expect(await start("exec sleep 600", 200)).toBeUndefined();
  expect(isRunning()).toBe(false);
});

test("what is no program is left to Terraform", async () => {
  const executable = join(folder, "provider");
  writeFileSync(executable, "");
  const options = { executable, address: ADDRESS, folder, environment: {}, sockets: folder };
  expect(await AttachedProvider.start(options)).toBeUndefined();
  expect(readdirSync(folder)).toEqual(["provider"]);
});
