import type { Registry } from "../registry/registry";
import { policyNumber, policyText } from "../windows/group-policy";
import type { WindowsState } from "../windows/windows-state";

const modeKey = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const listKey = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers";
const notConfigured = 5;

/** The licensing settings of a session host as Windows reads them from its registry: Group Policy first, then its own. */
export class LicensingSettings {
  constructor(
    private readonly registry: Registry,
    private readonly state: Pick<WindowsState, "modeInUse">,
  ) {}

  get policyMode(): number | undefined {
    return policyNumber(this.registry, "LicensingMode");
  }

  get policyServers(): readonly string[] | undefined {
    const names = policyText(this.registry, "LicenseServers")?.split(",");
    return names?.map((name) => name.trim()).filter((name) => name !== "");
  }

  get mode(): number {
    return this.policyMode ?? this.state.modeInUse ?? this.ownMode;
  }

  get servers(): readonly string[] {
    return this.policyServers ?? this.ownServers;
  }

  /** The host's own list, whatever Group Policy says. */
  get ownServers(): readonly string[] {
    const own = this.registry.getValue(listKey, "SpecifiedLicenseServers");
    return own?.type === "REG_MULTI_SZ" ? own.data : [];
  }

  /** The host's own mode, whatever Group Policy says. */
  get ownMode(): number {
    const own = this.registry.getValue(modeKey, "LicensingMode");
    return own?.type === "REG_DWORD" ? own.data : notConfigured;
  }

  set ownMode(data: number) {
    this.registry.setValue(modeKey, "LicensingMode", { type: "REG_DWORD", data });
  }

  set ownServers(data: readonly string[]) {
    this.registry.setValue(listKey, "SpecifiedLicenseServers", { type: "REG_MULTI_SZ", data });
  }
}
