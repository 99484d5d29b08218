import { isProblem, parseSessionHost, type Scope, type SessionHost } from "../licensing";
import { type AttributePath, errorDiagnostic, PluginError } from "../plugin";
import type { HostConnections, SessionHostConnection, SessionHostLicensing } from "../windows";
import { hostProblemDetail } from "./host-attribute";
import { onHost } from "./host-diagnostics";
import { HostOwners } from "./host-owners";
import type { WinrmSettings } from "./winrm/winrm-settings";

const HOST: AttributePath = ["host"];

/**
 * One session for each host of a provider configuration, so that a host sees one authenticated connection however many
 * operations Terraform asks for. The WinRM client is loaded with the first host, not at start.
 */
export class HostSessions {
  private readonly connections = new Map<string, SessionHostConnection>();
  private hosts: HostConnections | undefined;
  /** Which resources have to do with which host in this walk of Terraform's. */
  readonly owners = new HostOwners();

  constructor(private readonly settings: WinrmSettings) {}

  /** The identifier of a host: its name, with the port when it is not the provider's. */
  idOf(host: string): string {
    const { address, port } = sessionHost(host);
    if (port === undefined || port === this.settings.port) return address;
    return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
  }

  /** What settings of a host are the same place, however the host is spelled. */
  placeOf(host: string, scope: string): string {
    return `${this.idOf(host).toLowerCase()}/${scope}`;
  }

  /** The licensing settings of a host in a scope, ready to be read and changed; nothing is sent yet. */
  async licensingOf(host: string, scope: Scope): Promise<SessionHostLicensing> {
    return (await this.connectionTo(host)).licensing(scope);
  }

  /**
   * The connection to a host, whatever it is asked for; nothing is sent yet.
   *
   * @param path of the attribute that names the host
   * @throws PluginError where the host's name is none, or the provider's settings do not go together
   */
  async connectionTo(host: string, path: AttributePath = HOST): Promise<SessionHostConnection> {
    sessionHost(host, path);
    const { HostConnections } = await import("../windows/host-connections.js");
    this.hosts ??= new HostConnections(this.settings);
    const id = this.idOf(host);
    const key = id.toLowerCase();
    const { hosts } = this;
    const connection = this.connections.get(key) ?? (await onHost(async () => hosts.to(id)));
    this.connections.set(key, connection);
    return connection;
  }

  close(): void {
    this.hosts?.close();
    this.connections.clear();
  }
}

function sessionHost(host: string, path: AttributePath = HOST): SessionHost {
  const parsed = parseSessionHost(host);
  if (!isProblem(parsed)) return parsed;
  throw new PluginError("invalid_host", [errorDiagnostic(parsed.summary, hostProblemDetail(parsed), path)]);
}
