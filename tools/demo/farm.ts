import { createInterface } from "node:readline";
import { describeMode, modeFromNumber } from "../../src/licensing";
import { type RegistryValueJson, SimulatorError, sendControl } from "../../src/simulator";
import { DemoError } from "./demo-error";
import type { Processes, RunOptions } from "./processes";

export const MODE = {
  key: "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core",
  name: "LicensingMode",
};
const LICENSE_SERVERS = {
  key: "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers",
  name: "SpecifiedLicenseServers",
};

/** What `rds-licensing simulate` says about itself in its first line. */
interface Announcement {
  readonly hosts: readonly {
    readonly name: string;
    readonly role: string;
    readonly address: string;
    readonly httpsPort: number;
  }[];
  readonly credentials: { readonly username: string; readonly password: string; readonly domain: string };
  readonly caCertificate: string;
  readonly controlUrl: string;
}

/** One host's licensing as its registry holds it, and in words. */
export interface HostState {
  readonly name: string;
  readonly address: string;
  readonly mode: RegistryValueJson | undefined;
  readonly servers: RegistryValueJson | undefined;
}

/** The simulated farm, seen from outside: where its hosts are and what their registries hold. */
export class Farm {
  private constructor(private readonly announcement: Announcement) {}

  static async start(processes: Processes, command: string[], options: RunOptions): Promise<Farm> {
    const [program = "", ...args] = command;
    const child = processes.start(program, args, options);
    let complaint = "";
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      complaint += chunk;
    });
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    for await (const line of lines) return new Farm(JSON.parse(line));
    throw new DemoError("The simulated farm did not start.", complaint);
  }

  get controlUrl(): string {
    return this.announcement.controlUrl;
  }

  /** `host:port` of every session host, as the CDKTF program names them. */
  get addresses(): string[] {
    return this.hostsOf("session_host").map(addressOf);
  }

  /** The license servers: their name in the hosts' list, and where they are. */
  get licenseServers(): { readonly name: string; readonly address: string }[] {
    return this.hostsOf("license_server").map((host) => ({
      name: `${host.name}.contoso.com`,
      address: addressOf(host),
    }));
  }

  private hostsOf(role: string): Announcement["hosts"] {
    return this.announcement.hosts.filter((host) => host.role === role);
  }

  /** What the provider reads from the environment to reach the hosts. */
  get connection(): Record<string, string> {
    const { credentials, caCertificate } = this.announcement;
    return {
      RDSLICENSING_USERNAME: `${credentials.domain}\\${credentials.username}`,
      RDSLICENSING_PASSWORD: credentials.password,
      RDSLICENSING_CA_CERTIFICATE: caCertificate,
    };
  }

  states(): Promise<HostState[]> {
    return Promise.all(
      this.hostsOf("session_host").map(async ({ name }, index) => ({
        name,
        address: this.addresses[index] ?? "",
        mode: await this.read(name, MODE),
        servers: await this.read(name, LICENSE_SERVERS),
      })),
    );
  }

  private async read(host: string, place: { key: string; name: string }): Promise<RegistryValueJson | undefined> {
    try {
      return (await sendControl(this.controlUrl, "get", { host, ...place })) as RegistryValueJson;
    } catch (error) {
      if (error instanceof SimulatorError && error.code === "not_found") return undefined;
      throw error;
    }
  }
}

function addressOf({ address, httpsPort }: Announcement["hosts"][number]): string {
  return `${address}:${httpsPort}`;
}

/** A host's licensing in one line. */
export function describeState({ name, address, mode, servers }: HostState): string {
  const modeText = describeMode(modeFromNumber(mode?.data as number | undefined));
  const serverText = (servers?.data as string[] | undefined)?.join(", ") || "none";
  return `${name} (${address}): mode ${modeText}; license servers: ${serverText}`;
}
