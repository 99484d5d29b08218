import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, credentials } from "@grpc/grpc-js";
import { createCertificate } from "../../src/plugin/handshake/certificate";
import type { MessageFns } from "../../src/plugin/wire/generated/tfplugin6";
import { firstOutput } from "../support/child-processes";
import { PLUGIN_COOKIE } from "../support/plugin-cookie";
import { shippedProvider } from "../support/provider";

const OWN = createCertificate();
/** Milliseconds until Terraform gives up (go-plugin's `StartTimeout`). */
const LONGEST_START = 60_000;
/** What Terraform sets for a provider (go-plugin `client.go`). */
const HANDSHAKE = {
  ...PLUGIN_COOKIE,
  PLUGIN_PROTOCOL_VERSIONS: "6",
  PLUGIN_CLIENT_CERT: OWN.certificate,
};

/** The shipped provider in a process of its own, started and spoken to over mutual TLS as Terraform does. */
export class PluginProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly client: Client,
    /** Holds its socket, which it cannot remove when it is killed. */
    private readonly folder: string,
  ) {}

  static async start(
    executable = shippedProvider().executable,
    environment: NodeJS.ProcessEnv = {},
  ): Promise<PluginProcess> {
    const folder = mkdtempSync(join(tmpdir(), "chaos-"));
    const child = spawn(executable, [], {
      env: { PATH: process.env.PATH, ...environment, ...HANDSHAKE, PLUGIN_UNIX_SOCKET_DIR: folder },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = setTimeout(() => child.kill("SIGKILL"), LONGEST_START);
    const line = await firstOutput(child);
    clearTimeout(ended);
    const [, , network, address, , certificate] = line.trim().split("|");
    const target = network === "unix" ? `unix:${address}` : String(address);
    const ssl = credentials.createSsl(
      pem(certificate ?? ""),
      Buffer.from(OWN.privateKey),
      Buffer.from(OWN.certificate),
    );
    return new PluginProcess(child, new Client(target, ssl, { "grpc.ssl_target_name_override": "localhost" }), folder);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Calls a method of `tfplugin6.Provider`. Rejects where no answer comes, as after a kill. */
  call<Q, A>(method: string, [question, answer]: readonly [MessageFns<Q>, MessageFns<A>], message: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(
        `/tfplugin6.Provider/${method}`,
        (value: Q) => Buffer.from(question.encode(value).finish()),
        (bytes: Buffer) => answer.decode(bytes),
        message,
        (error, value) => (error === null && value !== undefined ? resolve(value) : reject(error)),
      );
    });
  }

  /** What it answers to GetProviderSchema, to the byte. */
  schema(): Promise<Buffer> {
    const bytes = { encode: (value: Buffer) => ({ finish: () => value }), decode: (value: Buffer) => value };
    const codec = bytes as unknown as MessageFns<Buffer>;
    return this.call("GetProviderSchema", [codec, codec], Buffer.alloc(0));
  }

  /** Ends the process at once: it does nothing more, not even what has been asked for already. */
  kill(): void {
    this.child.kill("SIGKILL");
  }

  /** Ends the process and waits until it is over. */
  async close(): Promise<void> {
    this.client.close();
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const over = once(this.child, "exit");
      this.child.kill();
      await over;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The certificate of a handshake line: base64 of its DER form, without padding. */
function pem(base64: string): Buffer {
  const lines = base64.match(/.{1,64}/g) ?? [];
  const last = lines.pop() ?? "";
  const padded = [...lines, last.padEnd(Math.ceil(last.length / 4) * 4, "=")];
  return Buffer.from(`-----BEGIN CERTIFICATE-----\n${padded.join("\n")}\n-----END CERTIFICATE-----\n`);
}
