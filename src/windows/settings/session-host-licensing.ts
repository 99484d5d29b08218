import type { LicensingConfiguration } from "../../licensing";
import { accessTo, type HostAccess, type ObservedHost } from "../channel/host-channel";
import { askWindows, type WindowsAnswer } from "./effective-settings";
import { type LicensingReading, readLicensing, readStoredSettings } from "./read-settings";
import { type LicensingChange, type Reconciliation, reconcile } from "./reconcile";
import type { LicensingScope } from "./scopes";
import { configurationOf, type MistypedValue, mistypedValues, type StoredSettings } from "./stored-settings";

/**
 * The licensing settings of one session host in one scope, over whatever channel the host is reached by. Its methods
 * throw {@link HostError}.
 */
export class SessionHostLicensing {
  readonly #channel: ObservedHost["channel"];

  constructor(
    /** The host's name, for messages. */
    readonly host: string,
    readonly scope: LicensingScope,
    channel: ObservedHost["channel"],
  ) {
    this.#channel = channel;
  }

  /** Both settings as stored, value types included. */
  stored(signal: AbortSignal): Promise<StoredSettings> {
    return readStoredSettings(this.#access(signal).registry, this.scope);
  }

  /** What stored values mean to Windows. */
  configurationOf(stored: StoredSettings): LicensingConfiguration {
    return configurationOf(stored, this.scope);
  }

  /** The stored values that Windows does not read, because of their type. */
  mistypedValues(stored: StoredSettings): MistypedValue[] {
    return mistypedValues(stored, this.scope);
  }

  /** What Windows uses. Call it after the registry has answered. */
  askWindows(signal: AbortSignal): Promise<WindowsAnswer> {
    return askWindows(this.#access(signal));
  }

  /** What both settings say, and what Windows makes of them. */
  read(signal: AbortSignal): Promise<LicensingReading> {
    return readLicensing(this.#access(signal), this.scope);
  }

  /** Changes what differs; never rejects, but says what was reached and why not all. */
  reconcile(change: LicensingChange, signal: AbortSignal): Promise<Reconciliation> {
    return reconcile((other = signal) => this.#access(other), this.scope, change);
  }

  #access(signal: AbortSignal): HostAccess {
    return accessTo({ host: this.host, channel: this.#channel }, signal);
  }
}
