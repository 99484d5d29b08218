import type { ConnectionSettings } from "../connection";
import { formatHost, isProblem, parseSessionHost, type Scope, type SessionHost } from "../licensing";
import { type AttributePath, PluginError } from "../plugin";
import type { HostConnection, HostConnections, SessionHostLicensing } from "../windows";
import { hostProblemDetail } from "./host-attribute";
import { onHost } from "./host-diagnostics";
import { HostOwners } from "./host-owners";

const HOST: AttributePath = ["host"];

/**
 * One connection to each host of a provider configuration, so that a host sees one authenticated connection however many
 * operations Terraform asks for. The WinRM client is loaded with the first host, not at start.
 */
export class HostSessions {
  readonly #settings: ConnectionSettings;
  /** By the text that names the host, so that each is parsed once. */
  readonly #hosts = new Map<string, SessionHost>();
  readonly #connections = new Map<string, HostConnection>();
  #account: HostConnections | undefined;
  /** Which resources have to do with which host in this walk of Terraform's. */
  readonly owners = new HostOwners();

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
  }

  /** The most one question may take, in milliseconds. */
  get timeoutMs(): number {
    return this.#settings.timeoutMs;
  }

  /** The identifier of a host: its name, with the port when it is not the provider's. */
  idOf(host: string, path: AttributePath = HOST): string {
    return formatHost(this.#hostOf(host, path), this.#settings.port);
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
   * @throws PluginError when the text names no host, or no connection can be made with the provider's settings
   */
  async connectionTo(host: string, path: AttributePath = HOST): Promise<HostConnection> {
    const id = this.idOf(host, path);
    const key = id.toLowerCase();
    const { HostConnections } = await import("../windows/index.js");
    this.#account ??= new HostConnections(this.#settings);
    const account = this.#account;
    const connection =
      this.#connections.get(key) ?? (await onHost(async () => account.to({ ...this.#hostOf(host, path), text: id })));
    this.#connections.set(key, connection);
    return connection;
  }

  close(): void {
    this.#account?.close();
    this.#connections.clear();
  }

  #hostOf(text: string, path: AttributePath): SessionHost {
    const host = this.#hosts.get(text) ?? parseSessionHost(text);
    if (isProblem(host)) throw PluginError.of("invalid_host", host.summary, hostProblemDetail(host), path);
    this.#hosts.set(text, host);
    return host;
  }
}
