import type { LicensingConfiguration } from "../licensing";
import type { HostError } from "./host-error";
import { type LicensingSetting, LOCAL_PLACES } from "./licensing-places";
import { configurationOf, isSameStoredValue, type LicensingSnapshot } from "./licensing-snapshot";
import { licensingSteps } from "./licensing-steps";
import type { Registry } from "./registry/registry";
import { registryError } from "./registry/registry-error";
import { readStoredValue, type StoredValue } from "./stored-value";

/** How long a host is given to say what it holds after a change has failed or was canceled, in milliseconds. */
const RECOVERY_TIMEOUT_MS = 15_000;

/** What became of a change. */
export interface Reconciliation {
  /** What the host holds now: read back, or, when it no longer answers, what the finished steps left. */
  readonly reached: LicensingSnapshot;
  /** Why the target was not reached: a {@link HostError}. Absent on success. */
  readonly error?: unknown;
}

/** The licensing settings of one session host, over whatever channel its registry is reached by. */
export class SessionHostLicensing {
  constructor(
    /** The host's name, for messages. */
    readonly host: string,
    private readonly registryFor: (signal: AbortSignal) => Registry,
  ) {}

  /** Both settings as stored, value types included. */
  async snapshot(signal: AbortSignal): Promise<LicensingSnapshot> {
    const registry = this.registryFor(signal);
    return {
      mode: await readStoredValue(registry, LOCAL_PLACES.mode),
      licenseServers: await readStoredValue(registry, LOCAL_PLACES.licenseServers),
    };
  }

  /** What both settings say. Throws `wrong_type` when one has a type that Windows does not read there. */
  async read(signal: AbortSignal): Promise<LicensingConfiguration> {
    return configurationOf(await this.snapshot(signal), this.host);
  }

  /** Changes what differs between `current` and `target`, then reads both settings back: they must hold the target. */
  async reconcile(current: LicensingSnapshot, target: LicensingSnapshot, signal: AbortSignal): Promise<Reconciliation> {
    const reached = { ...current };
    try {
      this.refuseUnreadable(current, target);
      const registry = this.registryFor(signal);
      for (const step of licensingSteps(current, target)) {
        await step.run(registry);
        reached[step.setting] = step.leaves;
      }
      const after = await this.snapshot(signal);
      return { reached: after, error: this.notKept(after, target) };
    } catch (error) {
      return this.recover(reached, target, error);
    }
  }

  /** A value of a type that can not be read could not be put back later, so it is never overwritten. */
  private refuseUnreadable(current: LicensingSnapshot, target: LicensingSnapshot): void {
    for (const [setting, place] of settings()) {
      const stored = current[setting];
      if (stored.found !== "unreadable" || isSameStoredValue(stored, target[setting])) continue;
      throw registryError({
        code: "wrong_type",
        host: this.host,
        operation: `replace ${place.name}`,
        key: place.key,
        advice: `The value has the type ${stored.type}, which can not be read over WMI and so could not be restored later. Delete it on the host (reg delete "HKLM\\${place.key}" /v ${place.name}) and apply again.`,
      });
    }
  }

  private notKept(after: LicensingSnapshot, target: LicensingSnapshot): HostError | undefined {
    for (const [setting, place] of settings()) {
      if (isReached(after[setting], target[setting])) continue;
      return registryError({
        code: "not_kept",
        host: this.host,
        operation: `keep ${place.name}`,
        key: place.key,
      });
    }
    return undefined;
  }

  /** An answer that was lost says nothing about the change itself: the host is asked what it holds. */
  private async recover(known: LicensingSnapshot, target: LicensingSnapshot, error: unknown): Promise<Reconciliation> {
    try {
      const after = await this.snapshot(AbortSignal.timeout(RECOVERY_TIMEOUT_MS));
      return this.notKept(after, target) === undefined ? { reached: after } : { reached: after, error };
    } catch {
      return { reached: known, error };
    }
  }
}

function settings(): [LicensingSetting, (typeof LOCAL_PLACES)[LicensingSetting]][] {
  return Object.entries(LOCAL_PLACES) as [LicensingSetting, (typeof LOCAL_PLACES)[LicensingSetting]][];
}

/** A key that was to go but holds other things stays; its value being gone is what was asked for. */
function isReached(stored: StoredValue, target: StoredValue): boolean {
  if (target.found === "no_key" || target.found === "no_value")
    return stored.found !== "value" && stored.found !== "unreadable";
  return isSameStoredValue(stored, target);
}
