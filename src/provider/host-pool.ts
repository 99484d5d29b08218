import type { ConnectionSettings } from "../connection";
import { formatHost, isProblem, parseSessionHost, type Scope, type SessionHost } from "../licensing";
import { type AttributePath, PluginError } from "../plugin";
import type { Deployment, HostConnection, HostConnections, SessionHostLicensing } from "../windows";
import { onHost } from "./host-diagnostics";
import { HostOwners } from "./host-owners";
import { hostProblemDetail } from "./validators";

const HOST: AttributePath = ["host"];

/** A host that an attribute names. Nothing is sent before its licensing or its connection is used. */
export interface PooledHost {
  /** Its address, with the port when it is not the provider's. */
  readonly id: string;
  /** What settings of a host are the same place, however the host is spelled. */
  placeOf(scope: string): string;
  /** Its licensing settings in a scope, ready to be read and changed. */
  licensing(scope: Scope): Promise<SessionHostLicensing>;
  /** Throws `PluginError` when no connection can be made with the provider's settings. */
  connection(): Promise<HostConnection>;
}

/**
 * The hosts of a provider configuration. Each text that names one is parsed once, and each host sees one authenticated
 * connection, however many operations Terraform asks for. The WinRM client is loaded with the first connection, not at
 * start.
 */
export class HostPool {
  /** Which resources have to do with which host in this walk of Terraform's. */
  readonly owners = new HostOwners();
  /** What Connection Brokers were asked in this walk; see `deploymentOf`. */
  readonly deployments = new Map<string, Promise<Deployment>>();
  readonly #settings: ConnectionSettings;
  readonly #hosts = new Map<string, PooledHost>();
  readonly #connections = new Map<string, HostConnection>();
  #opener: HostConnections | undefined;

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
  }

  /**
   * @param path of the attribute that names the host
   * @throws PluginError when the text names no host
   */
  host(text: string, path: AttributePath = HOST): PooledHost {
    const host = this.#hosts.get(text) ?? this.#parsed(text, path);
    this.#hosts.set(text, host);
    return host;
  }

  /** The most one question may take, in milliseconds. */
  get timeoutMs(): number {
    return this.#settings.timeoutMs;
  }

  /** Whether hosts can be asked what Windows uses, without which none is known to be healthy. */
  get asksWindows(): boolean {
    return this.#settings.channel === "cim";
  }

  close(): void {
    this.#opener?.close();
    this.#connections.clear();
  }

  #parsed(text: string, path: AttributePath): PooledHost {
    const parsed = parseSessionHost(text);
    if (isProblem(parsed)) throw PluginError.of("invalid_host", parsed.summary, hostProblemDetail(parsed), path);
    const id = formatHost(parsed, this.#settings.port);
    const connection = () => this.#connectionTo({ ...parsed, text: id });
    return {
      id,
      placeOf: (scope) => `${id.toLowerCase()}/${scope}`,
      licensing: async (scope) => (await connection()).licensing(scope),
      connection,
    };
  }

  async #connectionTo(host: SessionHost): Promise<HostConnection> {
    const { HostConnections } = await import("../windows/index.js");
    const opener = this.#opener ?? new HostConnections(this.#settings);
    this.#opener = opener;
    const identity = host.text.toLowerCase();
    const connection = this.#connections.get(identity) ?? (await onHost(async () => opener.to(host)));
    this.#connections.set(identity, connection);
    return connection;
  }
}
