import { type CimShape, type CimShapeValues, typedMembers } from "../../wsman";
import type { Wmi } from "../wmi/wmi";
import { readMembers, wmiError } from "../wmi/wmi-error";

const NAMESPACE = "root/cimv2";

/** How a computer is known to others. */
export interface ComputerNames {
  readonly domainJoined: boolean;
  /** The names a domain knows it by: the full one where it is in a domain, and the short one. */
  readonly names: readonly string[];
}

/** A Windows and its clock. */
export interface OperatingSystem {
  /** `10.0.20348`, of the host, and so untrusted. */
  readonly version: string;
  /** Undefined where the host does not tell a time that can be read. */
  readonly localTime: Date | undefined;
}

/** What any Windows computer tells of itself over WMI, one request each. Every method throws `HostError`. */
export class Computer {
  readonly #wmi: Wmi;
  readonly #host: string;

  constructor(wmi: Wmi, host: string) {
    this.#wmi = wmi;
    this.#host = host;
  }

  /** The build number of Windows, for example 20348. */
  async windowsBuild(): Promise<number> {
    const [found] = await this.#select("Win32_OperatingSystem", { BuildNumber: "string" });
    const build = found?.BuildNumber ?? "";
    if (!/^\d{1,6}$/.test(build)) throw this.#noAnswer("Win32_OperatingSystem");
    return Number(build);
  }

  async operatingSystem(): Promise<OperatingSystem> {
    const [found] = await this.#select("Win32_OperatingSystem", { Version: "string", LocalDateTime: "string" });
    if (found === undefined) throw this.#noAnswer("Win32_OperatingSystem");
    const time = new Date(found.LocalDateTime ?? "");
    return { version: found.Version ?? "", localTime: Number.isNaN(time.getTime()) ? undefined : time };
  }

  async names(): Promise<ComputerNames> {
    const shape = { Name: "string", DNSHostName: "string", Domain: "string", PartOfDomain: "boolean" } as const;
    const [found] = await this.#select("Win32_ComputerSystem", shape);
    if (found?.PartOfDomain == null) throw this.#noAnswer("Win32_ComputerSystem");
    const { PartOfDomain: domainJoined, Name, DNSHostName, Domain } = found;
    const full = domainJoined && Domain ? `${DNSHostName || Name}.${Domain}` : undefined;
    return { domainJoined, names: [full, Name].filter((name): name is string => !!name) };
  }

  /** Whether a service runs; one that is not installed does not. @param name its short name, letters only */
  async isServiceRunning(name: string): Promise<boolean> {
    const [found] = await this.#select("Win32_Service", { State: "string" }, `Name = '${name}'`);
    return found?.State === "Running";
  }

  async #select<S extends CimShape>(
    className: string,
    columns: S,
    where?: string,
  ): Promise<readonly CimShapeValues<S>[]> {
    const condition = where === undefined ? "" : ` where ${where}`;
    const instances = await this.#wmi.query(
      NAMESPACE,
      `select ${Object.keys(columns).join(", ")} from ${className}${condition}`,
    );
    return readMembers(this.#host, className, () =>
      instances.map(({ properties }) => typedMembers(properties, columns)),
    );
  }

  #noAnswer(operation: string) {
    return wmiError({ code: "wmi_failed", host: this.#host, operation });
  }
}
