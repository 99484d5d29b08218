import { type ChildProcessByStdio, spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import type { Socket } from "node:net";
import { dirname } from "node:path";
import type { Readable, Writable } from "node:stream";

/** A provider that answers at all does so in a tenth of it; one that does not is left to Terraform. */
const START_MS = 15_000;
/** How long a provider may take to end. */
const END_MS = 5_000;
/** Longer than what it says of itself. */
const MAX_LINE = 4096;

/** How {@link AttachedProvider.start} starts a provider. */
export interface StartOptions {
  readonly executable: string;
  /** The address that Terraform is to use it for, with the host. */
  readonly address: string;
  /** What the provider runs in, as where Terraform starts it: the folder, and all of the environment. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The folder in which its socket gets a folder. */
  readonly sockets: string;
  /** Ends the start. */
  readonly signal?: AbortSignal;
  /** How long the start may take. @default 15 seconds */
  readonly startMs?: number;
}

/** What a provider says of itself: one entry of TF_REATTACH_PROVIDERS. */
interface Entry {
  readonly Pid: number;
  readonly Addr: { readonly Network: string; readonly String: string };
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

/**
 * A process of the provider that Terraform reaches through TF_REATTACH_PROVIDERS: it serves all commands, one after the
 * other or at once, and ends with this process, however that ends, because its standard input does.
 */
export class AttachedProvider {
  readonly #child: Child;
  readonly #reattach: string;

  private constructor(child: Child, reattach: string) {
    this.#child = child;
    this.#reattach = reattach;
    // Whoever forgets to stop it is not kept from ending.
    child.unref();
    // Another runtime's pipe keeps nobody.
    (child.stdin as Partial<Socket>).unref?.();
  }

  /** @returns undefined where it does not start; it has ended then */
  static async start(options: StartOptions): Promise<AttachedProvider | undefined> {
    const { executable, address, folder, environment, signal, startMs = START_MS } = options;
    const sockets = realpathSync(options.sockets);
    const child = spawn(executable, ["--attached"], {
      cwd: folder,
      env: { ...environment, PLUGIN_UNIX_SOCKET_DIR: sockets },
      stdio: ["pipe", "pipe", "ignore"],
    });
    child.on("error", () => {});
    child.stdin.on("error", () => {});
    const timeout = AbortSignal.timeout(startMs);
    const line = await firstLine(child, signal === undefined ? timeout : AbortSignal.any([timeout, signal]));
    child.stdout.destroy();
    const entry = entryIn(line);
    if (entry?.Pid === child.pid && dirname(dirname(entry?.Addr.String ?? "")) === sockets) {
      return new AttachedProvider(child, JSON.stringify({ [address]: entry }));
    }
    await end(child, "SIGKILL");
    return undefined;
  }

  /** Tells Terraform where the provider is; empty once that has ended, so that Terraform starts one itself. */
  get environment(): { readonly TF_REATTACH_PROVIDERS?: string } {
    return hasEnded(this.#child) ? {} : { TF_REATTACH_PROVIDERS: this.#reattach };
  }

  /** The id of the process. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Ends the process. */
  stop(): Promise<void> {
    this.#child.ref();
    return end(this.#child, "SIGTERM");
  }
}

/** The first line that a program prints; undefined where it prints none in time, ends before, or does not start at all. */
function firstLine(child: Child, signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve) => {
    const give = (line?: string) => resolve(line);
    if (signal.aborted) give();
    signal.addEventListener("abort", () => give(), { once: true });
    child.once("error", () => give());
    child.stdout.once("close", () => give());
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (text.length > MAX_LINE) give();
      else if (text.includes("\n")) give(text);
    });
  });
}

function entryIn(line: string | undefined): Entry | undefined {
  try {
    const entry = JSON.parse(line ?? "") as Partial<Entry> | null;
    return entry?.Addr?.Network === "unix" && typeof entry.Addr.String === "string" ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}

function hasEnded({ pid, exitCode, signalCode }: Child): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null;
}

async function end(child: Child, signal: NodeJS.Signals): Promise<void> {
  child.stdin.destroy();
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), END_MS);
  await ended;
  clearTimeout(timer);
}
