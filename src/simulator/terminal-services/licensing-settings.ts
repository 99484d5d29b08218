import type { Registry } from "../registry/registry";
import { policyNumber, policyText } from "../windows/group-policy";
import type { WindowsState } from "../windows/windows-state";

const MODE_KEY = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const LIST_KEY = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers";
const NOT_CONFIGURED = 5;

/**
 * The licensing settings of a session host as Windows reads them from its registry: Group Policy first, then its own.
 *
 * @example
 * const { settings } = farm.host("rdsh1");
 * settings.ownServers = ["lic1.contoso.com"];
 * console.log(settings.mode, settings.servers);
 */
export class LicensingSettings {
  readonly #registry: Registry;
  readonly #state: Pick<WindowsState, "modeInUse">;

  constructor(registry: Registry, state: Pick<WindowsState, "modeInUse">) {
    this.#registry = registry;
    this.#state = state;
  }

  /** The mode that Group Policy sets. */
  get policyMode(): number | undefined {
    return policyNumber(this.#registry, "LicensingMode");
  }

  /** The license servers that Group Policy sets. */
  get policyServers(): readonly string[] | undefined {
    const names = policyText(this.#registry, "LicenseServers")?.split(",");
    return names?.map((name) => name.trim()).filter((name) => name !== "");
  }

  /** The mode that Windows uses: 2 Per Device, 4 Per User, 5 not configured. */
  get mode(): number {
    return this.policyMode ?? this.#state.modeInUse ?? this.ownMode;
  }

  /** The license servers that Windows uses. */
  get servers(): readonly string[] {
    return this.policyServers ?? this.ownServers;
  }

  /** The host's own list, whatever Group Policy says. */
  get ownServers(): readonly string[] {
    const own = this.#registry.getValue(LIST_KEY, "SpecifiedLicenseServers");
    return own?.type === "REG_MULTI_SZ" ? own.data : [];
  }

  /** The host's own mode, whatever Group Policy says. */
  get ownMode(): number {
    const own = this.#registry.getValue(MODE_KEY, "LicensingMode");
    return own?.type === "REG_DWORD" ? own.data : NOT_CONFIGURED;
  }

  set ownMode(data: number) {
    this.#registry.setValue(MODE_KEY, "LicensingMode", { type: "REG_DWORD", data });
  }

  set ownServers(data: readonly string[]) {
    this.#registry.setValue(LIST_KEY, "SpecifiedLicenseServers", { type: "REG_MULTI_SZ", data });
  }
}
