import type { WriteMethod } from "../../licensing";
import type { HostAccess } from "../channel/host-channel";
import { isInDoubt } from "../errors/in-doubt";
import { registryError } from "../registry/registry-error";
import { askWindows, type EffectiveSettings, type WindowsAnswer } from "./effective-settings";
import type { LicensingSetting } from "./places";
import { type ReadingAfterChange, readAfterChange, readStoredSettings } from "./read-settings";
import { licensingSteps } from "./registry-steps";
import type { LicensingScope } from "./scopes";
import { isReached, isSameStoredValue, type StoredSettings, settingsOf } from "./stored-settings";
import type { StoredValue } from "./stored-value";
import { hasSetter, WmiWriter } from "./wmi-writer";

/**
 * How long a host is given to say what it holds after a change has failed or was canceled, in milliseconds. Who waits
 * for the change waits for this too, once more where the change is undone.
 */
export const RECOVERY_TIMEOUT_MS = 5_000;

/** What is to become of a host's settings. */
export interface LicensingChange {
  readonly current: StoredSettings;
  readonly target: StoredSettings;
  readonly method: WriteMethod;
  /** What Windows answers, where it has been asked already. */
  readonly windows?: WindowsAnswer;
  /** Whether Windows is asked what it uses, too, when the settings are read back. */
  readonly asksWindows?: boolean;
}

/** What became of a change. */
export interface Reconciliation {
  /** What the host holds now: read back, or, when it no longer answers, what the finished steps left. */
  readonly reached: StoredSettings;
  /** The settings that were written in the registry directly, which Windows may not notice before a restart. */
  readonly writtenInRegistry: readonly LicensingSetting[];
  /** What Windows uses now, where that was asked for and the host answered. */
  readonly effective?: EffectiveSettings;
  /** Why the target was not reached: a {@link HostError}. Absent on success. */
  readonly error?: unknown;
}

/**
 * Changes what differs between `current` and `target`, by Windows' own setters and in the registry as the method says,
 * then reads both settings back: whichever wrote, the registry must hold the target.
 *
 * @param access to the host, for operations that end with the change's own signal or with another
 */
export async function reconcile(
  access: (signal?: AbortSignal) => HostAccess,
  scope: LicensingScope,
  change: LicensingChange,
): Promise<Reconciliation> {
  const progress: Progress = { reached: change.current, begun: new Map() };
  const done = ({ stored: reached, effective }: ReadingAfterChange, error?: unknown): Reconciliation => ({
    reached,
    effective,
    error,
    writtenInRegistry: [...progress.begun].flatMap(([setting, before]) =>
      isSameStoredValue(reached[setting], before) ? [] : [setting],
    ),
  });
  const context = { access: access(), scope };
  for (let isAgain = false; ; isAgain = true) {
    try {
      await carryOut(context, { ...change, current: progress.reached }, progress);
      const after = progress.read ?? (await readBack(context, change));
      return done(after, notKept(context, after.stored, change.target));
    } catch (error) {
      const stored = await recover(access, scope);
      if (stored === undefined) return done({ stored: progress.reached }, error);
      // An answer that was lost says nothing about the change itself.
      if (notKept(context, stored, change.target) === undefined) return done({ stored });
      if (isAgain || !isInDoubt(error)) return done({ stored }, error);
      progress.reached = stored;
      progress.read = undefined;
    }
  }
}

interface Context {
  readonly access: HostAccess;
  readonly scope: LicensingScope;
}

interface Progress {
  reached: StoredSettings;
  /** The same, where it was read from the host and nothing has changed since. */
  read?: ReadingAfterChange;
  /** What was there before the registry was written: whether it was is open where the answer is lost. */
  readonly begun: Map<LicensingSetting, StoredValue>;
}

async function carryOut(context: Context, change: LicensingChange, progress: Progress): Promise<void> {
  const { access, scope } = context;
  if (await writeByWmi(context, change, progress)) {
    progress.read = await readBack(context, change);
    progress.reached = progress.read.stored;
    if (change.method === "wmi") refuseUnkept(context, progress.reached, change.target);
  }
  for (const step of licensingSteps(progress.reached, change.target, scope)) {
    const { setting } = step;
    if (!progress.begun.has(setting)) progress.begun.set(setting, progress.reached[setting]);
    progress.read = undefined;
    await step.run(access.registry);
    progress.reached = { ...progress.reached, [setting]: step.leaves };
  }
}

/** Whether anything was asked of Windows. */
async function writeByWmi({ access, scope }: Context, change: LicensingChange, progress: Progress): Promise<boolean> {
  const { current, target, method } = change;
  if (method === "registry" || scope.name === "policy") return false;
  if (licensingSteps(current, target, scope).length === 0) return false;
  const windows = change.windows ?? (await askWindows(access));
  return new WmiWriter(windows, method).write(current, target, (setting, leaves) => {
    progress.reached = { ...progress.reached, [setting]: leaves };
  });
}

/** A setter that reports success and changes nothing is the other thing Windows may do under Group Policy. */
function refuseUnkept({ access, scope }: Context, after: StoredSettings, target: StoredSettings): void {
  for (const [setting, place] of settingsOf(scope.places)) {
    const wanted = target[setting];
    if (!hasSetter(setting, wanted) || isReached(after[setting], wanted)) continue;
    throw registryError({
      code: "not_kept",
      host: access.host,
      operation: `keep ${place.name}`,
      key: place.key,
      advice:
        'Windows\' own setter reported success, but the registry does not hold the value: Group Policy may set it, or the host keeps it elsewhere. write_method = "auto" writes the registry in this case.',
    });
  }
}

function notKept({ access, scope }: Context, after: StoredSettings, target: StoredSettings) {
  for (const [setting, { name, key }] of settingsOf(scope.places)) {
    if (isReached(after[setting], target[setting])) continue;
    return registryError({ code: "not_kept", host: access.host, operation: `keep ${name}`, key });
  }
  return undefined;
}

async function readBack({ access, scope }: Context, { asksWindows }: LicensingChange): Promise<ReadingAfterChange> {
  if (asksWindows) return readAfterChange(access, scope);
  return { stored: await readStoredSettings(access, scope) };
}

/** What the host holds after a failure; undefined when it does not say. */
async function recover(
  access: (signal?: AbortSignal) => HostAccess,
  scope: LicensingScope,
): Promise<StoredSettings | undefined> {
  try {
    return await readStoredSettings(access(AbortSignal.timeout(RECOVERY_TIMEOUT_MS)), scope);
  } catch {
    return undefined;
  }
}
