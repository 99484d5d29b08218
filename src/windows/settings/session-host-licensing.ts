import type { LicensingConfiguration } from "../../licensing";
import { accessTo, type HostAccess, type ObservedHost } from "../channel/host-channel";
import { askWindows, type EffectiveSettings } from "./effective-settings";
import { type LicensingReading, type ReadingBeforeChange, readBeforeChange, readLicensing } from "./read-settings";
import { RecentReadings } from "./recent-readings";
import { type LicensingChange, type Reconciliation, reconcile } from "./reconcile";
import type { LicensingScope } from "./scopes";
import {
  configurationOf,
  differsInAll,
  type MistypedValue,
  mistypedValues,
  type StoredSettings,
} from "./stored-settings";

/**
 * The licensing settings of one session host in one scope, over whatever channel the host is reached by. Its methods
 * throw {@link HostError}.
 */
export class SessionHostLicensing {
  readonly #channel: ObservedHost["channel"];
  readonly #recent: RecentReadings;

  constructor(
    /** The host's name, for messages. */
    readonly host: string,
    readonly scope: LicensingScope,
    channel: ObservedHost["channel"],
    /** Of the host, in whatever scope. */
    recent = new RecentReadings(),
  ) {
    this.#channel = channel;
    this.#recent = recent;
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
  async askWindows(signal: AbortSignal): Promise<EffectiveSettings> {
    return (await askWindows(this.#access(signal))).effective;
  }

  /** What both settings say, and what Windows makes of them. */
  read(signal: AbortSignal): Promise<LicensingReading> {
    return readLicensing(this.#access(signal), this.scope);
  }

  /** What a change starts from. It is kept for {@link readToReplace}. */
  readBeforeChange(signal: AbortSignal): Promise<ReadingBeforeChange> {
    return this.#recent.keep(this.scope.name, () => readBeforeChange(this.#access(signal), this.scope));
  }

  /**
   * What a change to `target` starts from. It may be what {@link readBeforeChange} has just found, where all of that is to be
   * replaced: a setting that need not be written is asked for again, for it may be otherwise by now.
   */
  async readToReplace(target: StoredSettings, signal: AbortSignal): Promise<ReadingBeforeChange> {
    const recent = this.#recent.take(this.scope.name);
    if (recent === undefined || !differsInAll(recent.stored, target)) return this.readBeforeChange(signal);
    const { wmi } = this.#access(signal);
    const { effective, terminalService } = recent.windows;
    return { ...recent, windows: { effective, terminalService: wmi && terminalService?.over(wmi) } };
  }

  /** Changes what differs; never rejects, but says what was reached and why not all. */
  reconcile(change: LicensingChange, signal: AbortSignal): Promise<Reconciliation> {
    return this.#recent.changing(() => reconcile((other = signal) => this.#access(other), this.scope, change));
  }

  #access(signal: AbortSignal): HostAccess {
    return accessTo({ host: this.host, channel: this.#channel }, signal);
  }
}
