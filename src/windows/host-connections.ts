import { isProblem, parseSessionHost } from "../licensing";
import { SharedLogon } from "../wsman";
import { HostError } from "./errors/host-error";
import { type ConnectionSettings, SessionHostConnection } from "./host-connection";

/** How hosts are reached that have everything but their names in common; `port` is that of hosts that name none. */
export type HostsSettings = Omit<ConnectionSettings, "address" | "logon">;

/** Connections to hosts as people name them, all by the same settings and with one account. Close them at the end. */
export class HostConnections {
  private readonly logon = new SharedLogon();
  private readonly open: SessionHostConnection[] = [];

  constructor(private readonly settings: HostsSettings) {}

  /**
   * @param host a name or address, with `:port` where needed
   * @throws HostError `invalid_configuration` when it is neither, or the settings do not go together
   */
  to(host: string): SessionHostConnection {
    const parsed = parseSessionHost(host);
    if (isProblem(parsed)) {
      const { summary, detail } = parsed;
      throw new HostError({ code: "invalid_configuration", summary, detail, host });
    }
    const { address, port = this.settings.port } = parsed;
    const connection = new SessionHostConnection(host, { ...this.settings, address, port, logon: this.logon });
    this.open.push(connection);
    return connection;
  }

  /** The same for every spelling of a host: its address in lower case, with the port. */
  identityOf(host: string): string {
    const parsed = parseSessionHost(host);
    if (isProblem(parsed)) return host.toLowerCase();
    const { address, port = this.settings.port } = parsed;
    return `${address.toLowerCase()} ${port}`;
  }

  close(): void {
    for (const connection of this.open.splice(0)) connection.close();
  }
}
