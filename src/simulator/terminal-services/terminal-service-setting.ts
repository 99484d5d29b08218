import type { WmiProperties } from "../wmi/wmi-classes";
import { boundMethods, type WmiProvider } from "../wmi/wmi-provider";
import { GETTERS } from "./getters";
import { SETTERS } from "./setters";
import type { TerminalServices } from "./terminal-services";

const MODE_NAMES: Readonly<Record<number, readonly [name: string, description: string]>> = {
  2: ["Per Device", "Each device that connects to this server must have an RDS Per Device CAL."],
  4: ["Per User", "Each user who connects to this server must have an RDS Per User CAL."],
  5: ["Not Configured", "The licensing mode of this server is not configured."],
  6: ["AAD Per User", "Licenses come from the users' Microsoft Entra ID subscriptions."],
};

/**
 * Win32_TerminalServiceSetting: one instance, whose key is the computer's name
 * (https://learn.microsoft.com/windows/win32/termserv/win32-terminalservicesetting). Without the role it is there and
 * says so, as on a client version of Windows.
 */
export function terminalServiceSetting(services: TerminalServices): WmiProvider {
  return {
    namespace: "root/cimv2/TerminalServices",
    className: "Win32_TerminalServiceSetting",
    key: "ServerName",
    instances: () => [properties(services)],
    methods: boundMethods(services, [...GETTERS, ...SETTERS]),
  };
}

function properties({ computer, state, settings }: TerminalServices): WmiProperties {
  const licensing = state.roleActive ? settings.mode : 1;
  const [name = "", description = ""] = MODE_NAMES[licensing] ?? [];
  return {
    AllowTSConnections: "1",
    LicensingDescription: description,
    LicensingName: name,
    LicensingType: String(licensing),
    PolicySourceConfiguredLicenseServers: flag(state.roleActive && settings.policyServers !== undefined),
    PolicySourceLicensingType: flag(state.roleActive && settings.policyMode !== undefined),
    PossibleLicensingTypes: state.roleActive ? "12" : "0",
    ServerName: computer.toUpperCase(),
    SessionBrokerDrainMode: "0",
    TerminalServerMode: flag(state.roleActive),
  };
}

function flag(value: boolean): string {
  return value ? "1" : "0";
}
