import type { FarmCertificates } from "./certificates";
import type { DeploymentState } from "./deployment/deployment-state";
import { SimulatorError } from "./errors";
import type { HostDefinition, HostRole } from "./farm";
import { FaultScript, type ScriptedFault } from "./fault-script";
import { type HostSurroundings, hostResources } from "./host-resources";
import { Authenticator } from "./http/authenticator";
import { expectedBindings } from "./http/channel-binding";
import { Endpoint } from "./http/endpoint";
import { WinrmHandler } from "./http/winrm-handler";
import type { LicenseServerState } from "./license-server/license-server-state";
import type { Registry } from "./registry/registry";
import type { HostResources } from "./service/host-resources";
import { OperationQuota } from "./service/operation-quota";
import { Service } from "./service/service";
import { LicensingSettings } from "./terminal-services/licensing-settings";
import { Traffic } from "./traffic";
import { applyGroupPolicy, type LicensingPolicy } from "./windows/group-policy";
import type { WindowsState } from "./windows/windows-state";

/** What a host needs from its farm. */
export interface HostEnvironment extends HostSurroundings {
  readonly certificates: FarmCertificates;
}

/**
 * One simulated Windows host: a registry behind a WinRM http and a WinRM https listener.
 *
 * @example
 * const host = farm.host("rdsh1");
 * host.settings.ownMode = 4; // Per User, as somebody would set it by hand
 * host.fault({ name: "hang", operation: "SetDWORDValue" });
 * console.log(`https://127.0.0.1:${host.httpsPort}/wsman`, host.requests);
 */
export class SimulatedHost {
  /** Its computer name. */
  readonly name: string;
  /** What it is. */
  readonly role: HostRole;
  /** What crossed its endpoints. */
  readonly traffic = new Traffic();
  /** Milliseconds that every answer is late. */
  latencyMs = 0;
  readonly #resources: HostResources;
  readonly #script = new FaultScript();
  readonly #quota: OperationQuota;
  readonly #http: Endpoint;
  readonly #https: Endpoint;
  readonly #definition: HostDefinition;

  /** @internal */
  constructor(start: HostDefinition, environment: HostEnvironment) {
    // What changes while the host runs is its own, so that one definition can be started many times.
    const { windows, licensing, deployment } = start;
    const definition = { ...start, ...structuredClone({ windows, licensing, deployment }) };
    this.#definition = definition;
    this.name = definition.name;
    this.role = definition.role;
    this.#resources = hostResources(definition, environment);
    this.#quota = new OperationQuota(definition.maxOperations);
    for (const fault of definition.faults) this.#script.add(fault);
    this.#http = this.#endpoint(environment);
    this.#https = this.#endpoint(environment, environment.certificates);
  }

  /** How its Windows is, to be changed while it runs. */
  get windows(): WindowsState {
    return this.#definition.windows;
  }

  /** How its licensing is, to be changed while it runs; of license servers only. */
  get licensing(): LicenseServerState | undefined {
    return this.#definition.licensing;
  }

  /** What it knows of a deployment, to be changed while it runs; of Connection Brokers only. */
  get deployment(): DeploymentState | undefined {
    return this.#definition.deployment;
  }

  /** Its licensing settings as Windows sees them; what is its own can be changed, as by hand. */
  get settings(): LicensingSettings {
    return new LicensingSettings(this.registry, this.windows);
  }

  /** Whether its listeners are up. */
  get isUp(): boolean {
    return this.#https.isListening;
  }

  /** Sets or takes away what Group Policy says of licensing. */
  applyPolicy(policy: LicensingPolicy): void {
    applyGroupPolicy(this.registry, policy);
  }

  /** Takes a WMI class away, or with it its whole namespace, as where the role it comes with was never installed. */
  removeWmiClass(namespace: string, className?: string): void {
    this.#resources.classes.remove(namespace, className);
  }

  /** Its registry, to be read and changed while it runs. */
  get registry(): Registry {
    return this.#resources.registry;
  }

  /** Remote shells that are open. */
  get openShells(): number {
    return this.#resources.shells.count;
  }

  /** Where its listeners are. */
  get address(): string {
    return this.#definition.address;
  }

  /** The port of its http listener. */
  get httpPort(): number {
    return this.#http.port;
  }

  /** The port of its https listener. */
  get httpsPort(): number {
    return this.#https.port;
  }

  /** HTTP requests so far, 401s included. */
  get requests(): number {
    return this.traffic.summary().requests;
  }

  /** TCP connections so far. */
  get connections(): number {
    return this.traffic.summary().connections;
  }

  /**
   * Starts its listeners.
   *
   * @throws SimulatorError port_in_use or cannot_listen
   */
  async listen(): Promise<void> {
    await this.#http.listen(this.#definition.httpPort);
    await this.#https.listen(this.#definition.httpsPort);
  }

  /**
   * Lets a fault happen to coming requests.
   * @throws SimulatorError unknown_fault
   */
  fault(fault: ScriptedFault): void {
    this.#script.add(fault);
  }

  /**
   * Calls `listener` with the name of each operation (as a scripted fault names it) right before it is carried out; a
   * fault that is let happen there may hit that very operation.
   */
  onOperation(listener: (operation: string) => void): void {
    this.#script.onOperation(listener);
  }

  /** Forgets every scripted fault and the latency. */
  clearFaults(): void {
    this.#script.clear();
    this.latencyMs = 0;
  }

  /** Cuts every connection and refuses new ones. */
  async down(): Promise<void> {
    await Promise.all([this.#http.close(), this.#https.close()]);
  }

  /** Listens again on the ports it had. */
  async up(): Promise<void> {
    await Promise.all([this.#http.listen(), this.#https.listen()]);
  }

  #endpoint({ account }: HostEnvironment, certificates?: FarmCertificates): Endpoint {
    const { name, basic, allowUnencrypted, channelBinding } = this.#definition;
    const quota = this.#quota;
    const bindings = certificates && expectedBindings(certificates.serverCertificate);
    const handler = new WinrmHandler({
      authenticator: new Authenticator({ account, computer: name, basic, channelBinding, bindings }),
      service: new Service({ computer: name, resources: this.#resources, faults: this.#script, quota }),
      quota,
      traffic: this.traffic,
      https: certificates !== undefined,
      allowUnencrypted,
      latencyMs: () => this.latencyMs,
    });
    return new Endpoint({
      address: this.address,
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
    summary: `There is no host "${name}" in the farm`,
    detail: `The hosts are ${hosts.map((candidate) => candidate.name).join(", ")}.`,
  });
}
