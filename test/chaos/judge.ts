import { differences, type LicensingConfiguration, type LicensingMode } from "../../src/licensing";
import { isUnknown, type ObjectValue, valuesEqual } from "../../src/plugin/value";
import { type Asked, isChange, isQuiet, wasAskedAgain, wasReadBack } from "./chaos-faults";
import { type ChaosHost, type Held, isSameHeld, isSameToWindows } from "./chaos-host";
import type { Answer, Kept } from "./provider-calls";

/** One call that changed, or was to change, a host. */
export interface Change {
  readonly kind: "create" | "update" | "delete";
  readonly prior: Kept | undefined;
  /** What the plan said. */
  readonly planned: ObjectValue | null;
  readonly before: { readonly held: Held; readonly configuration: LicensingConfiguration };
  /** What the host was asked during the call. */
  readonly asked: readonly Asked[];
  /** Everything the host held during the call. */
  readonly seen: readonly LicensingConfiguration[];
}

/** Compares what the provider answers with the registry of the host, which it asks directly. */
export class Judge {
  constructor(
    private readonly subject: ChaosHost,
    private readonly wrong: (what: string, details?: object) => void,
  ) {}

  /** @param answer of a refresh without error */
  refreshed({ state }: Answer, asked: readonly Asked[]): void {
    if (state === null) this.wrong("a refresh says that the resource is gone");
    else this.holds(state, asked);
  }

  changed(change: Change, answer: Answer): void {
    const isDone = answer.errors.length === 0;
    if (change.kind === "delete") {
      if (isDone) this.deleted(change, answer);
      else this.kept(change, answer);
    } else if (isDone) this.reached(change, answer);
    else if (change.kind === "create" && answer.state === null) this.untouched(change, "a creation that left nothing");
    else this.kept(change, answer);
  }

  /** That the host holds what is declared. */
  declared(): void {
    const { mode, license_servers } = this.subject.config;
    const wanted = { mode: mode as LicensingMode, licenseServers: license_servers as string[] };
    const held = this.subject.configuration();
    if (differences(wanted, held).length > 0) this.wrong("the host does not hold what is declared", { wanted, held });
  }

  private reached({ planned, asked }: Change, answer: Answer): void {
    const { state } = answer;
    this.declared();
    this.subject.left = this.subject.held();
    if (!hasRecord({ state: state ?? {}, private: answer.private, isTainted: false })) {
      this.wrong("what a change left is not recorded");
    }
    if (state === null || planned === null) {
      this.wrong("no state after a change without error");
      return;
    }
    // Terraform: "Provider produced inconsistent result after apply".
    const other = Object.keys(planned).filter((name) => {
      const value = planned[name] ?? null;
      return !isUnknown(value) && !valuesEqual(value, state[name] ?? null);
    });
    if (other.length > 0) this.wrong("the result is not what was planned", { other, planned, state });
    this.holds(state, asked);
  }

  /** After an error: the state must be that of the host wherever it could be asked, and never more than was seen. */
  private kept(change: Change, { state }: Answer): void {
    const { prior, asked, seen } = change;
    if (state === null) {
      this.wrong("the resource is lost after an error");
      return;
    }
    const isPrior = prior !== undefined && valuesEqual(prior.state, state);
    if (isPrior && !asked.some(isChange)) {
      this.untouched(change, "a change that asked for nothing");
      return;
    }
    if (!wasAskedAgain(asked)) this.wrong("the host was not asked what it holds after a failure");
    if (wasReadBack(asked)) this.holds(state, asked);
    else if (!isPrior) this.isSeen(state, seen);
  }

  private deleted({ prior, before, asked }: Change, { state }: Answer): void {
    if (state !== null) this.wrong("a deletion without error leaves a state");
    const last = prior?.state ?? {};
    const standsDown = !this.isOwn(prior, before);
    const held = this.subject.held();
    if (standsDown || last.on_destroy === "keep") {
      if (!isSameHeld(held, before.held, true)) this.wrong("a deletion changed what it was to leave", { held, before });
    } else if (last.on_destroy === "clear") {
      const { mode, licenseServers } = this.subject.configuration();
      if (mode !== "not_configured" || licenseServers.length > 0) this.wrong("settings were not cleared", { held });
    } else if (this.subject.original === undefined || !isSameToWindows(held, this.subject.original, isQuiet(asked))) {
      this.wrong("what was there before is not restored", { held, original: this.subject.original });
    }
  }

  /** Whether a host holds what its resource left; of a setting that may have been put back before, what was there. */
  private isOwn(prior: Kept | undefined, before: Change["before"]): boolean {
    const { left, original } = this.subject;
    if (!hasRecord(prior)) return differences(configurationIn(prior?.state ?? {}), before.configuration).length === 0;
    const cleared = prior?.state.on_destroy === "clear";
    return (["mode", "licenseServers"] as const).every((setting) => {
      const same = (other: Held | undefined) =>
        other !== undefined && isSameToWindows({ ...before.held, [setting]: other[setting] }, before.held, false);
      return same(left) || (cleared ? this.isCleared(before.held, setting) : same(original));
    });
  }

  /** Cleared are the host's own settings by a mode that says so, and those of Group Policy by no value. */
  private isCleared(held: Held, setting: keyof Held): boolean {
    const { value } = held[setting];
    const says = setting === "mode" && this.subject.config.scope === "local";
    return value === undefined || (says && value.type === "REG_DWORD" && value.data === 5);
  }

  private untouched({ before, asked }: Change, what: string): void {
    const held = this.subject.held();
    if (!isSameHeld(held, before.held, isQuiet(asked)))
      this.wrong(`${what} changed the host`, { held, before: before.held });
  }

  /** That a state is what the host holds and uses now. */
  private holds(state: ObjectValue, asked: readonly Asked[]): void {
    const told = configurationIn(state);
    const held = this.subject.configuration();
    if (differences(told, held).length > 0) this.wrong("the state is not what the host holds", { told, held });
    const effective = this.subject.effective();
    const uses = { mode: state.effective_mode, licenseServers: state.effective_license_servers };
    const isWhole = isQuiet(asked);
    const same = {
      mode: uses.mode === (effective?.mode ?? null),
      list:
        effective === null || uses.licenseServers === null
          ? uses.licenseServers === null && effective === null
          : differences(
              { mode: "per_user", licenseServers: uses.licenseServers as string[] },
              { mode: "per_user", licenseServers: effective.licenseServers },
            ).length === 0,
    };
    const isMode = same.mode || (!isWhole && uses.mode === null);
    const isList = same.list || (!isWhole && uses.licenseServers === null);
    if (!isMode || !isList) this.wrong("the state is not what Windows uses", { uses, effective });
  }

  private isSeen(state: ObjectValue, seen: readonly LicensingConfiguration[]): void {
    const told = configurationIn(state);
    const unseen = (["mode", "licenseServers"] as const).filter((setting) =>
      seen.every((configuration) => differences(told, configuration).includes(setting)),
    );
    if (unseen.length > 0) this.wrong("the state says what the host never held", { told, seen });
  }
}

/** Whether the provider has kept what it left. */
function hasRecord(kept: Kept | undefined): boolean {
  const data = kept?.private?.length ? JSON.parse(kept.private.toString()) : null;
  return data?.left !== undefined;
}

/** A value of another type than Windows reads is not cleared, though it counts for nothing. */
function configurationIn(state: ObjectValue): LicensingConfiguration {
  return { mode: state.mode as LicensingMode, licenseServers: state.license_servers as string[] };
}
