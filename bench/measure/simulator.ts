import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { sendControl, type TrafficSummary } from "../../src/simulator";
import { BenchError } from "./bench-error";
import type { ProgramOptions } from "./run-program";

const COMMAND = join(__dirname, "../../lib/cli/main.js");

interface SimulatedHost {
  readonly name: string;
  readonly httpPort: number;
  readonly httpsPort: number;
}

/** The first line of `rds-licensing simulate`. */
interface Announcement {
  readonly hosts: readonly SimulatedHost[];
  readonly credentials: { readonly username: string; readonly password: string; readonly domain: string };
  readonly caCertificate: string;
  readonly controlUrl: string;
}

/** A simulated farm in a process of its own, so that its work is not counted as the measuring program's. */
export class Simulator {
  private constructor(
    private readonly child: ChildProcess,
    private readonly announcement: Announcement,
  ) {}

  /** Starts that many session hosts that were never configured. */
  static async start(hosts: number, { cwd, env }: ProgramOptions): Promise<Simulator> {
    const farm = { hosts: Array.from({ length: hosts }, (_, index) => ({ name: `rdsh${index + 1}` })) };
    const file = join(cwd, "farm.json");
    writeFileSync(file, JSON.stringify(farm));
    const args = [COMMAND, "simulate", "--farm", file];
    const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: child.stdout })) {
      return new Simulator(child, JSON.parse(line));
    }
    throw new BenchError("The simulated farm did not start.");
  }

  get hosts(): readonly SimulatedHost[] {
    return this.announcement.hosts;
  }

  /** What the provider reads from the environment to reach the hosts. */
  get connection(): NodeJS.ProcessEnv {
    const { credentials, caCertificate } = this.announcement;
    return {
      RDSLICENSING_USERNAME: `${credentials.domain}\\${credentials.username}`,
      RDSLICENSING_PASSWORD: credentials.password,
      RDSLICENSING_CA_CERTIFICATE: caCertificate,
    };
  }

  get caCertificate(): string {
    return this.announcement.caCertificate;
  }

  /** The account as NTLM names it. */
  get account(): { readonly username: string; readonly password: string } {
    const { domain, username, password } = this.announcement.credentials;
    return { username: `${domain}\\${username}`, password };
  }

  /** What Basic wants: a local account has no domain. */
  get localAccount(): NodeJS.ProcessEnv {
    return { RDSLICENSING_USERNAME: this.announcement.credentials.username };
  }

  /** What came to all hosts since the last call. */
  async takeTraffic(): Promise<TrafficSummary> {
    const all = await sendControl(this.announcement.controlUrl, "requests", { reset: true });
    const total = (count: keyof TrafficSummary) => all.reduce((sum, host) => sum + host[count], 0);
    return {
      requests: total("requests"),
      connections: total("connections"),
      bytesReceived: total("bytesReceived"),
      bytesSent: total("bytesSent"),
    };
  }

  /** Lets every answer of every host come that much later. */
  async delay(ms: number): Promise<void> {
    for (const { name } of this.hosts) {
      await sendControl(this.announcement.controlUrl, "fault", { host: name, name: "slow", ms });
    }
  }

  /** Writes an empty list to a value of a host, making the key. */
  async set(host: string, key: string, name: string): Promise<void> {
    const value = { type: "REG_MULTI_SZ", data: [] } as const;
    await sendControl(this.announcement.controlUrl, "set", { host, key, name, value });
  }

  async stop(): Promise<void> {
    const closed = once(this.child, "close");
    if (this.child.kill("SIGTERM")) await closed;
  }
}
