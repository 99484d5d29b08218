import type { WriteMethod } from "../../licensing";
import { HostError } from "../errors/host-error";
import type { TerminalServiceSetting } from "../terminal-service/terminal-service-setting";
import type { WindowsAnswer } from "./effective-settings";
import type { LicensingSetting } from "./places";
import { orderOfChange } from "./registry-steps";
import { isEmptyList, isSameStoredValue, type StoredSettings } from "./stored-settings";
import type { StoredValue } from "./stored-value";

/** Modes that `ChangeMode` documents and that license sessions. */
const SETTABLE_MODES: readonly unknown[] = [2, 4];

/** Whether Windows' own setters can bring a setting to what is stored: not to "not configured", and not to nothing. */
export function hasSetter(setting: LicensingSetting, stored: StoredValue): boolean {
  if (stored.found !== "value") return false;
  return setting === "mode" ? SETTABLE_MODES.includes(stored.value.data) : stored.value.type === "REG_MULTI_SZ";
}

/**
 * Changes settings by Windows' own setters, which take effect without a restart. What they do to the registry is not
 * documented, so the caller reads it back and fixes what is left.
 */
export class WmiWriter {
  readonly #windows: WindowsAnswer;
  readonly #method: WriteMethod;

  constructor(windows: WindowsAnswer, method: WriteMethod) {
    this.#windows = windows;
    this.#method = method;
  }

  /**
   * Changes what differs and has a setter. Returns whether anything was asked of Windows. With `auto`, a setting that
   * Group Policy sets is left out, and a setter that fails leaves its setting to the registry; with `wmi` both throw.
   *
   * @param done called after each setter that reported success, with what it leaves as far as that is known
   */
  async write(
    current: StoredSettings,
    target: StoredSettings,
    done: (setting: LicensingSetting, leaves: StoredValue) => void,
  ): Promise<boolean> {
    const terminalService = this.#usable();
    if (terminalService === undefined) return false;
    let asked = false;
    for (const setting of orderOfChange(target)) {
      if (isSameStoredValue(current[setting], target[setting]) || this.#isLeftOut(setting)) continue;
      const step = setter(terminalService, setting, { current: current[setting], target: target[setting] });
      if (step === undefined) continue;
      asked = true;
      if (await this.#unlessRefused(step.run)) done(setting, step.leaves);
    }
    return asked;
  }

  #usable(): TerminalServiceSetting | undefined {
    const { terminalService, effective } = this.#windows;
    const { roleActive, problem } = effective;
    if (this.#method === "registry") return undefined;
    if (this.#method === "auto") return roleActive === true ? terminalService : undefined;
    if (terminalService === undefined && problem !== undefined) throw problem;
    return terminalService;
  }

  #isLeftOut(setting: LicensingSetting): boolean {
    const { modeSource, licenseServersSource } = this.#windows.effective;
    const source = { mode: modeSource, licenseServers: licenseServersSource }[setting];
    return this.#method === "auto" && source === "group_policy";
  }

  async #unlessRefused(change: () => Promise<void>): Promise<boolean> {
    try {
      await change();
      return true;
    } catch (error) {
      const isRefused = error instanceof HostError && error.isRefusedChange;
      if (this.#method === "wmi" || !isRefused) throw error;
      return false;
    }
  }
}

interface SetterStep {
  /** What is stored once the setter has reported success. */
  readonly leaves: StoredValue;
  readonly run: () => Promise<void>;
}

const EMPTIED: StoredValue = { found: "value", value: { type: "REG_MULTI_SZ", data: [] } };

function setter(
  terminalService: TerminalServiceSetting,
  setting: LicensingSetting,
  { current, target }: { readonly current: StoredValue; readonly target: StoredValue },
): SetterStep | undefined {
  if (setting === "mode") {
    if (target.found !== "value" || !SETTABLE_MODES.includes(target.value.data)) return undefined;
    const mode = target.value.data as number;
    return { leaves: target, run: () => terminalService.changeMode(mode) };
  }
  if (target.found !== "value" || isEmptyList(target)) {
    if (current.found !== "value") return undefined;
    return { leaves: EMPTIED, run: () => terminalService.emptyLicenseServers() };
  }
  if (target.value.type !== "REG_MULTI_SZ") return undefined;
  const { data } = target.value;
  return { leaves: target, run: () => terminalService.setLicenseServers(data) };
}
