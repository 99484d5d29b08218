import type { WmiProperties } from "../wmi/wmi-classes";
import type { WmiProvider } from "../wmi/wmi-provider";
import { WINDOWS_RELEASES } from "./windows-releases";
import type { WindowsState } from "./windows-state";

/** Who a host is. */
export interface ComputerIdentity {
  readonly computer: string;
  /** Its DNS name. */
  readonly domain: string;
  readonly isLicenseServer: boolean;
}

/** The classes of root/cimv2 that every host has, from its state as it is. */
export function commonClasses(identity: ComputerIdentity, state: WindowsState): readonly WmiProvider[] {
  const provider = (className: string, instances: () => readonly WmiProperties[]): WmiProvider => {
    return { namespace: "root/cimv2", className, key: "Name", instances };
  };
  return [
    provider("Win32_OperatingSystem", () => [operatingSystem(identity, state)]),
    provider("Win32_ComputerSystem", () => [computerSystem(identity, state)]),
    provider("Win32_Service", () => services(identity, state)),
  ];
}

function operatingSystem({ computer }: ComputerIdentity, { release }: WindowsState): WmiProperties {
  const { build, name, version } = WINDOWS_RELEASES[release];
  const caption = `Microsoft ${name} Standard`;
  return {
    BuildNumber: String(build),
    Caption: caption,
    CSDVersion: null,
    CSName: computer.toUpperCase(),
    Name: `${caption}|C:\\Windows|\\Device\\Harddisk0\\Partition2`,
    OSArchitecture: "64-bit",
    OSLanguage: "1033",
    Version: `${version}.${build}`,
  };
}

function computerSystem({ computer, domain }: ComputerIdentity, { domainJoined }: WindowsState): WmiProperties {
  return {
    DNSHostName: computer,
    Domain: domainJoined ? domain : "WORKGROUP",
    DomainRole: domainJoined ? "3" : "2",
    Name: computer.toUpperCase(),
    PartOfDomain: String(domainJoined),
    Workgroup: domainJoined ? null : "WORKGROUP",
  };
}

const EVERYWHERE: readonly (readonly [name: string, displayName: string])[] = [
  ["Netlogon", "Netlogon"],
  ["SessionEnv", "Remote Desktop Configuration"],
  ["TermService", "Remote Desktop Services"],
  ["UmRdpService", "Remote Desktop Services UserMode Port Redirector"],
  ["WinRM", "Windows Remote Management (WS-Management)"],
];

function services({ computer, isLicenseServer }: ComputerIdentity, { services: states }: WindowsState) {
  const licensing = ["TermServLicensing", "Remote Desktop Licensing"] as const;
  return [...EVERYWHERE, ...(isLicenseServer ? [licensing] : [])].map(([name, displayName]): WmiProperties => {
    const state = states.get(name.toLowerCase()) ?? "Running";
    const started = String(state === "Running");
    return { DisplayName: displayName, Name: name, Started: started, State: state, SystemName: computer.toUpperCase() };
  });
}
