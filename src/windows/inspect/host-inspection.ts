import { SCOPES } from "../../licensing";
import { accessTo, type HostAccess, type ObservedHost } from "../channel/host-channel";
import { Computer, type OperatingSystem } from "../diagnosis/computer";
import type { ServiceConnection } from "../host-connection";
import { LOCAL_PLACES } from "../settings/places";
import { readStoredSettings } from "../settings/read-settings";
import { LICENSING_SCOPES } from "../settings/scopes";
import { describeStoredSettings } from "../settings/stored-settings";
import { TerminalServiceSetting } from "../terminal-service/terminal-service-setting";
import type { Wmi } from "../wmi/wmi";
import { askForRecording } from "./ask-for-recording";
import { mayWrite } from "./check-access";
import { readServiceLimits, type ServiceLimits } from "./service-limits";

/**
 * Where the host's own settings are, or would be created. The key of the list is not there before the first list is, the
 * one above it always is.
 */
const WRITTEN_KEYS = [
  LOCAL_PLACES.mode.key,
  LOCAL_PLACES.licenseServers.key.slice(0, LOCAL_PLACES.licenseServers.key.lastIndexOf("\\")),
] as const;

/**
 * What the product needs of a host, part by part, so that it can be told which part is missing. It writes nothing. Every
 * method throws `HostError`.
 */
export class HostInspection {
  readonly #connection: ServiceConnection;
  readonly #signal: AbortSignal;

  constructor(connection: ServiceConnection, signal: AbortSignal) {
    this.#connection = connection;
    this.#signal = signal;
  }

  /** Of `root/cimv2`. */
  operatingSystem(): Promise<OperatingSystem> {
    return new Computer(this.#wmi, this.#connection.host).operatingSystem();
  }

  /** Of `root/cimv2/TerminalServices`: whether the host has the session-host role. */
  async isSessionHost(): Promise<boolean> {
    return (await TerminalServiceSetting.open(this.#wmi, this.#connection.host)).roleActive;
  }

  /** Of `root/default`: whether there is a registry to ask. */
  async registryAnswers(): Promise<void> {
    await this.#access.registry.valueTypes(LOCAL_PLACES.mode.key);
  }

  /** The keys of the host's own settings that the account may not write. Nothing is written to find out. */
  async unwritableKeys(): Promise<readonly string[]> {
    const denied: string[] = [];
    for (const key of WRITTEN_KEYS) if (!(await mayWrite(this.#connection, key, this.#signal))) denied.push(key);
    return denied;
  }

  /** See {@link askForRecording}. */
  askForRecording(): Promise<void> {
    return askForRecording(this.#connection, this.#signal);
  }

  serviceLimits(): Promise<ServiceLimits> {
    return readServiceLimits(this.#connection, this.#signal);
  }

  get #access(): HostAccess {
    return accessTo(this.#connection, this.#signal);
  }

  get #wmi(): Wmi {
    return this.#connection.channel.wmi(this.#signal);
  }
}

/** Both settings in both scopes, in words, over whatever channel. Throws `HostError`. */
export async function describeSettings(observed: ObservedHost, signal: AbortSignal): Promise<readonly string[]> {
  const access = accessTo(observed, signal);
  const described: string[] = [];
  for (const scope of SCOPES) {
    const stored = await readStoredSettings(access, LICENSING_SCOPES[scope]);
    described.push(`${scope}: ${describeStoredSettings(stored, scope)}`);
  }
  return described;
}
