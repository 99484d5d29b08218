import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { sendControl, type TrafficSummary } from "../../src/simulator";
import { BenchError } from "./bench-error";
import { usedBy } from "./processes";
import type { ProgramOptions } from "./run-program";

interface SimulatedHost {
  readonly name: string;
  readonly role: "session_host" | "license_server";
  readonly httpPort: number;
  readonly httpsPort: number;
}

/** How hosts are reached. */
export interface Transport {
  readonly name: string;
  readonly protocol: "http" | "https";
  readonly auth: "ntlm" | "basic";
}

export const NTLM_HTTPS: Transport = { name: "NTLM over https", protocol: "https", auth: "ntlm" };
export const NTLM_HTTP: Transport = { name: "NTLM over http, sealed", protocol: "http", auth: "ntlm" };
export const BASIC_HTTPS: Transport = { name: "Basic over https", protocol: "https", auth: "basic" };
/** As the Go peer is compared. */
export const BASIC_HTTP: Transport = { name: "Basic over http", protocol: "http", auth: "basic" };

/** For Basic over http, which Windows refuses by default. */
const UNENCRYPTED = { allowUnencrypted: true };

/** The mode that Windows stores when it installs the role. Where none ever was, each reading takes one request more. */
const NOT_CONFIGURED = {
  "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core": {
    LicensingMode: { type: "REG_DWORD", data: 5 },
  },
};

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

  /**
   * Starts that many session hosts that were never configured, and the license servers they are to use.
   *
   * @param command `rds-licensing`
   */
  static async start(
    hosts: number,
    [program = "", ...args]: readonly string[],
    { cwd, env }: ProgramOptions,
  ): Promise<Simulator> {
    const sessionHost = { ...UNENCRYPTED, registry: NOT_CONFIGURED };
    const sessionHosts = Array.from({ length: hosts }, (_, index) => ({ name: `rdsh${index + 1}`, ...sessionHost }));
    const licenseServers = ["lic1", "lic2"].map((name) => ({ name, role: "license_server" }));
    const farm = { hosts: [...sessionHosts, ...licenseServers] };
    const file = join(cwd, "farm.json");
    writeFileSync(file, JSON.stringify(farm));
    const child = spawn(program, [...args, "simulate", "--farm", file], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      return new Simulator(child, JSON.parse(line));
    }
    throw new BenchError("The simulated farm did not start.");
  }

  /** The session hosts. */
  get hosts(): readonly SimulatedHost[] {
    return this.announcement.hosts.filter(({ role }) => role === "session_host");
  }

  /** The session hosts as configurations name them. */
  addresses(protocol: "http" | "https"): readonly string[] {
    return this.hosts.map(({ httpPort, httpsPort }) => `localhost:${protocol === "http" ? httpPort : httpsPort}`);
  }

  /** CPU time since its start. */
  get cpuMs(): number {
    return usedBy(this.child.pid ?? 0).cpuMs;
  }

  get caCertificate(): string {
    return this.announcement.caCertificate;
  }

  /** The account as NTLM names it. */
  get account(): { readonly username: string; readonly password: string } {
    const { domain, username, password } = this.announcement.credentials;
    return { username: `${domain}\\${username}`, password };
  }

  /** What the provider and the command read from the environment to reach the hosts. */
  reachedBy(transport: Transport): NodeJS.ProcessEnv {
    const { credentials, caCertificate } = this.announcement;
    const { username, password, domain } = credentials;
    const { protocol, auth } = transport;
    return {
      RDSLICENSING_AUTH: auth,
      RDSLICENSING_HTTPS: String(protocol === "https"),
      // For Basic: a local account has no domain.
      RDSLICENSING_USERNAME: auth === "basic" ? username : `${domain}\\${username}`,
      RDSLICENSING_PASSWORD: password,
      RDSLICENSING_CA_CERTIFICATE: caCertificate,
      // A machine that is busy is to be measured as slow, not as one whose hosts do not answer.
      RDSLICENSING_TIMEOUT: "5m",
      ...(transport === BASIC_HTTP && { RDSLICENSING_ALLOW_UNENCRYPTED: "true" }),
    };
  }

  /** What came to all hosts since the last call; bytes are not a number where the hosts do not count them. */
  async takeTraffic(): Promise<Required<TrafficSummary>> {
    const all = await sendControl(this.announcement.controlUrl, "requests", { reset: true });
    const total = (count: keyof TrafficSummary) => all.reduce((sum, host) => sum + (host[count] ?? Number.NaN), 0);
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
    if (this.child.exitCode !== null) return;
    const closed = once(this.child, "close");
    if (this.child.kill("SIGTERM")) await closed;
  }
}
