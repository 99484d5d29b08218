import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { findProgram } from "../../../../src/reports/plan/terraform/find-program";
import type { TestAuthority } from "../../../support/certificates";

/** The registry of Debian's package docker-registry. */
export const REGISTRY = findProgram("docker-registry", { path: process.env.PATH ?? "" });

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

interface Reply {
  readonly status: number | undefined;
  readonly location: string | undefined;
  readonly body: string;
}

/** A registry on loopback, over https, with what is pushed to it in a folder. */
export class OciRegistry {
  private constructor(
    readonly address: string,
    private readonly child: ChildProcess,
    private readonly ca: string,
  ) {}

  static async start(folder: string, authority: TestAuthority): Promise<OciRegistry> {
    const { key, cert } = authority.issue(["localhost"]);
    writeFileSync(join(folder, "key.pem"), key);
    writeFileSync(join(folder, "cert.pem"), cert);
    const settings = {
      version: 0.1,
      log: { level: "info", formatter: "json", accesslog: { disabled: true } },
      storage: { filesystem: { rootdirectory: join(folder, "content") } },
      http: { addr: "localhost:0", tls: { certificate: join(folder, "cert.pem"), key: join(folder, "key.pem") } },
    };
    // JSON is YAML.
    writeFileSync(join(folder, "registry.yml"), JSON.stringify(settings));
    const child = spawn(REGISTRY ?? "", ["serve", join(folder, "registry.yml")], { stdio: ["ignore", "pipe", "pipe"] });
    return new OciRegistry(`localhost:${await portOf(child)}`, child, authority.ca);
  }

  /** Pushes a layout as its maker wrote it, with every tag that it names. */
  async push(layout: string, repository: string): Promise<void> {
    const read = (digest: string) => readFileSync(join(layout, "blobs", ...digest.split(":")));
    const base = `/v2/${repository}`;
    const push = async ({ mediaType, digest, annotations = {} }: Descriptor): Promise<void> => {
      const content = read(digest);
      if (!mediaType.startsWith("application/vnd.oci.image.")) return await this.#upload(base, digest, content);
      const { config, layers = [], manifests = [] } = JSON.parse(content.toString());
      for (const part of [config, ...layers, ...manifests].filter(Boolean)) await push(part);
      const name = annotations["org.opencontainers.image.ref.name"] ?? digest;
      await this.#ask("PUT", `${base}/manifests/${name}`, 201, content, mediaType);
    };
    for (const top of JSON.parse(readFileSync(join(layout, "index.json"), "utf8")).manifests) await push(top);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill();
    await ended;
  }

  async #upload(base: string, digest: string, content: Buffer): Promise<void> {
    const { location = "" } = await this.#ask("POST", `${base}/blobs/uploads/`, 202);
    const url = new URL(location, `https://${this.address}`);
    url.searchParams.set("digest", digest);
    await this.#ask("PUT", `${url.pathname}${url.search}`, 201, content, "application/octet-stream");
  }

  async #ask(method: string, path: string, expected: number, content?: Buffer, type?: string): Promise<Reply> {
    const headers = type === undefined ? {} : { "Content-Type": type, "Content-Length": content?.length };
    const reply = await new Promise<Reply>((resolve, reject) => {
      const sent = request(`https://${this.address}${path}`, { method, ca: this.ca, headers, agent: false });
      sent.once("error", reject).once("response", (response) => {
        let body = "";
        response.on("data", (data) => {
          body += data;
        });
        response.on("end", () => resolve({ status: response.statusCode, location: response.headers.location, body }));
      });
      sent.end(content);
    });
    if (reply.status === expected) return reply;
    throw new Error(`${method} ${path}: ${reply.status} ${reply.body}`);
  }
}

/** The registry says where it listens, and then goes on. */
function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (data: Buffer) => {
      said += data;
      const port = /listening on \S*?:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(port);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`docker-registry ended: ${said}`)));
  });
}
