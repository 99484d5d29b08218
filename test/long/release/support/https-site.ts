import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAuthority, type TestAuthority } from "../../../support/certificates";

/** A web server on loopback that knows files and nothing else, with a certificate of a CA of its own. */
export class HttpsSite {
  readonly #server: Server;
  /** The paths that were asked for. */
  readonly asked: string[] = [];

  private constructor(
    authority: TestAuthority,
    folder: string,
    /** What it answers beside the files of the folder, by path. */
    readonly documents: Map<string, string>,
  ) {
    this.#server = createServer(authority.issue(["localhost"]), ({ url = "" }, response) => {
      this.asked.push(url);
      const file = join(folder, new URL(url, this.url).pathname);
      const content = this.documents.get(url) ?? (isFile(file) ? readFileSync(file) : undefined);
      response.writeHead(content === undefined ? 404 : 200, { "Content-Type": typeOf(url, content) }).end(content);
    });
  }

  static async open(folder: string, authority = createAuthority()): Promise<HttpsSite> {
    const site = new HttpsSite(authority, folder, new Map());
    await new Promise<void>((resolve) => site.#server.listen(0, "localhost", resolve));
    return site;
  }

  get url(): string {
    return `https://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** Terraform reads a mirror's documents only where the server says that they are JSON. */
function typeOf(url: string, content: string | Buffer | undefined): string {
  return url.endsWith(".json") || typeof content === "string" ? "application/json" : "application/octet-stream";
}
