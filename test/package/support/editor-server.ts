import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { FreshFolder } from "./fresh-folder";

interface Response {
  readonly type: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: readonly { readonly file: string }[];
}

/** The server of TypeScript that editors ask, in a folder. It answers in JSON, a line each. */
export class EditorServer {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (response: Response) => void>();
  #requests = 0;

  constructor(private readonly folder: FreshFolder) {
    const args = [require.resolve("typescript/lib/tsserver.js"), "--disableAutomaticTypingAcquisition"];
    const options = { cwd: folder.directory, env: folder.environment };
    this.#child = spawn(process.execPath, args, { ...options, stdio: ["pipe", "pipe", "ignore"] });
    createInterface({ input: this.#child.stdout as NodeJS.ReadableStream }).on("line", (line) => this.#received(line));
  }

  /** Opens a file of the folder, as an editor does before it asks about it. */
  open(name: string): void {
    this.#send("open", { file: this.#pathOf(name) });
  }

  /** The files that "go to definition" opens, at a place in an open file; lines and columns count from 1. */
  async definitionsOf(name: string, line: number, offset: number): Promise<readonly string[]> {
    const request = this.#send("definition", { file: this.#pathOf(name), line, offset });
    const {
      success,
      message,
      body = [],
    } = await new Promise<Response>((resolve) => {
      this.#waiting.set(request, resolve);
    });
    if (success !== true) throw new Error(message);
    return body.map(({ file }) => file);
  }

  stop(): void {
    this.#child.kill();
  }

  #pathOf(name: string): string {
    return `${this.folder.directory}/${name}`;
  }

  #send(command: string, args: object): number {
    const seq = ++this.#requests;
    this.#child.stdin?.write(`${JSON.stringify({ seq, type: "request", command, arguments: args })}\n`);
    return seq;
  }

  #received(line: string): void {
    if (!line.startsWith("{")) return;
    const response: Response = JSON.parse(line);
    if (response.type === "response" && response.request_seq !== undefined)
      this.#waiting.get(response.request_seq)?.(response);
  }
}
