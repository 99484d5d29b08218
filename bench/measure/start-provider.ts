import { spawn } from "node:child_process";
import { once } from "node:events";
import { createCertificate } from "../../src/plugin/handshake/certificate";
import { BenchError } from "./bench-error";
import type { ProgramOptions } from "./run-program";

/** What Terraform sets for a provider (go-plugin `client.go`). The certificate asks for TLS, as Terraform always does. */
const HANDSHAKE = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
  PLUGIN_CLIENT_CERT: createCertificate().certificate,
};

/**
 * Starts the provider as Terraform does and ends it after its handshake line.
 * @returns milliseconds from the start of the process to the line
 * @throws BenchError when there is no such line
 */
export async function startProvider(executable: string, { cwd, env }: ProgramOptions): Promise<number> {
  const begin = performance.now();
  const child = spawn(executable, [], {
    cwd,
    env: { ...env, ...HANDSHAKE, PLUGIN_UNIX_SOCKET_DIR: cwd },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const closed = once(child, "close");
  let line = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) {
    line += chunk;
    if (line.includes("\n")) break;
  }
  const elapsed = performance.now() - begin;
  // What it does after the handshake must not slow down the next measurement.
  child.kill("SIGKILL");
  await closed;
  if (!line.startsWith("1|6|")) throw new BenchError(`${executable} answered ${JSON.stringify(line)} to Terraform.`);
  return elapsed;
}
