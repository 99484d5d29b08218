import type { WmiContents, WmiProperties } from "./wmi-classes";

/** What every simulated host has: its operating system, one instance, and some services, several instances. */
export function defaultClasses(computer: string): WmiContents {
  const name = computer.toUpperCase();
  const operatingSystem = {
    BuildNumber: "20348",
    Caption: "Microsoft Windows Server 2022 Standard",
    CSDVersion: null,
    CSName: name,
    Name: "Microsoft Windows Server 2022 Standard|C:\\Windows|\\Device\\Harddisk0\\Partition2",
    OSArchitecture: "64-bit",
    OSLanguage: "1033",
    Version: "10.0.20348",
  };
  const services = [
    service(name, "Netlogon", "Netlogon"),
    service(name, "SessionEnv", "Remote Desktop Configuration"),
    service(name, "TermService", "Remote Desktop Services"),
    service(name, "UmRdpService", "Remote Desktop Services UserMode Port Redirector"),
    service(name, "WinRM", "Windows Remote Management (WS-Management)"),
  ];
  return { "root/cimv2": { Win32_OperatingSystem: [operatingSystem], Win32_Service: services } };
}

function service(systemName: string, name: string, displayName: string): WmiProperties {
  return { DisplayName: displayName, Name: name, Started: "true", State: "Running", SystemName: systemName };
}
