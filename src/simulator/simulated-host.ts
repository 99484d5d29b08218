import type { Account } from "./accounts";
import type { FarmCertificates } from "./certificates";
import { SimulatorError } from "./errors";
import type { HostDefinition, HostRole } from "./farm";
import { FaultScript, type ScriptedFault } from "./faults";
import { Authenticator } from "./http/authenticator";
import { Endpoint } from "./http/endpoint";
import { WinrmHandler } from "./http/winrm-handler";
import type { Registry } from "./registry/registry";
import { registryWith } from "./registry/registry-json";
import { Service } from "./service/service";
import { Traffic } from "./traffic";

/** What a host needs from its farm. */
export interface HostEnvironment {
  readonly account: Account;
  readonly certificates: FarmCertificates;
}

/** One simulated Windows host: a registry behind a WinRM http and a WinRM https listener. */
export class SimulatedHost {
  readonly name: string;
  readonly role: HostRole;
  readonly registry: Registry;
  readonly traffic = new Traffic();
  /** Milliseconds that every answer is late. */
  latencyMs = 0;
  private readonly script = new FaultScript();
  private readonly http: Endpoint;
  private readonly https: Endpoint;

  constructor(
    private readonly definition: HostDefinition,
    environment: HostEnvironment,
  ) {
    this.name = definition.name;
    this.role = definition.role;
    this.registry = registryWith(definition.registry);
    this.http = this.endpoint(environment);
    this.https = this.endpoint(environment, environment.certificates);
  }

  get httpPort(): number {
    return this.http.port;
  }

  get httpsPort(): number {
    return this.https.port;
  }

  /** HTTP requests so far, 401s included. */
  get requests(): number {
    return this.traffic.summary().requests;
  }

  /** TCP connections so far. */
  get connections(): number {
    return this.traffic.summary().connections;
  }

  /** @throws SimulatorError port_in_use or cannot_listen */
  async listen(): Promise<void> {
    await this.http.listen(this.definition.httpPort);
    await this.https.listen(this.definition.httpsPort);
  }

  /**
   * Lets a fault happen to coming requests.
   * @throws SimulatorError unknown_fault
   */
  fault(fault: ScriptedFault): void {
    this.script.add(fault);
  }

  /** Forgets every scripted fault and the latency. */
  clearFaults(): void {
    this.script.clear();
    this.latencyMs = 0;
  }

  /** Cuts every connection and refuses new ones. */
  async down(): Promise<void> {
    await Promise.all([this.http.close(), this.https.close()]);
  }

  /** Listens again on the ports it had. */
  async up(): Promise<void> {
    await Promise.all([this.http.listen(), this.https.listen()]);
  }

  private endpoint({ account }: HostEnvironment, certificates?: FarmCertificates): Endpoint {
    const { name, basic, allowUnencrypted } = this.definition;
    const handler = new WinrmHandler({
      authenticator: new Authenticator({ account, computer: name, basic }),
      service: new Service(name, this.registry, this.script),
      traffic: this.traffic,
      https: certificates !== undefined,
      allowUnencrypted,
      latencyMs: () => this.latencyMs,
    });
    return new Endpoint({
      tls: certificates && { certificate: certificates.serverCertificate, key: certificates.serverKey },
      onConnection: (socket) => this.traffic.connection(socket),
      onRequest: (request, response) => void handler.handle(request, response),
    });
  }
}

/** The host of that name, without regard to case. @throws SimulatorError unknown_host */
export function hostNamed(hosts: readonly SimulatedHost[], name: string): SimulatedHost {
  const host = hosts.find((candidate) => candidate.name.toUpperCase() === name.toUpperCase());
  if (host !== undefined) return host;
  throw new SimulatorError({
    code: "unknown_host",
    summary: `There is no host "${name}" in the farm.`,
    detail: `The hosts are ${hosts.map((candidate) => candidate.name).join(", ")}.`,
  });
}
