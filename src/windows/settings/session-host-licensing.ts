import type { LicensingConfiguration } from "../../licensing";
import type { HostChannel } from "../channel/host-channel";
import { type HostTools, askWindows, type EffectiveSettings } from "./effective-settings";
import type { LicensingScope } from "./licensing-scope";
import { type LicensingReading, readLicensing, readStoredSettings } from "./read-settings";
import { type LicensingChange, type Reconciliation, reconcile } from "./reconcile";
import { configurationOf, type StoredSettings, type MistypedValue, mistypedValues } from "./stored-settings";

/**
 * The licensing settings of one session host in one scope, over whatever channel the host is reached by. Its methods
 * throw {@link HostError}.
 */
export class SessionHostLicensing {
  constructor(
    /** The host's name, for messages. */
    readonly host: string,
    readonly scope: LicensingScope,
    private readonly channel: Pick<HostChannel, "registry" | "wmi">,
  ) {}

  /** Both settings as stored, value types included. */
  stored(signal: AbortSignal): Promise<StoredSettings> {
    return readStoredSettings(this.tools(signal), this.scope);
  }

  /** What stored values mean to Windows. */
  configurationOf(snapshot: StoredSettings): LicensingConfiguration {
    return configurationOf(snapshot, this.scope);
  }

  /** The stored values that Windows does not read, because of their type. */
  mistypedValues(snapshot: StoredSettings): MistypedValue[] {
    return mistypedValues(snapshot, this.scope);
  }

  /** What Windows uses. Call it after the registry has answered. */
  askWindows(signal: AbortSignal): Promise<EffectiveSettings> {
    return askWindows(this.tools(signal));
  }

  /** What both settings say, and what Windows makes of them. */
  read(signal: AbortSignal): Promise<LicensingReading> {
    return readLicensing(this.tools(signal), this.scope);
  }

  /** Changes what differs; never rejects, but says what was reached and why not all. */
  reconcile(change: LicensingChange, signal: AbortSignal): Promise<Reconciliation> {
    return reconcile((other) => this.tools(other ?? signal), this.scope, change);
  }

  private tools(signal: AbortSignal): HostTools {
    const { host, channel } = this;
    return { host, registry: channel.registry(signal), wmi: channel.wmi?.(signal) };
  }
}
