import type { FarmView } from "../farm-view";
import type { WmiProperties } from "../wmi/wmi-classes";
import type { WmiProvider } from "../wmi/wmi-provider";
import { type DeploymentMember, type DeploymentState, ROLE_PROPERTIES } from "./deployment-state";

/** A deployment, and the farm that its members are in. */
export interface Deployment {
  readonly state: DeploymentState;
  readonly farm: FarmView;
  /** DNS name of the farm's domain. */
  readonly domain: string;
}

/**
 * The classes of a Connection Broker: `Win32_RDMSJoinedNode`, one instance a server of the deployment
 * (https://learn.microsoft.com/windows/win32/termserv/win32-rdmsjoinednode), and `Win32_TSDeploymentLicensing`
 * (https://learn.microsoft.com/windows/win32/termserv/win32-tsdeploymentlicensing). Recordings of neither are known.
 */
export function deploymentClasses(deployment: Deployment): readonly WmiProvider[] {
  return [
    {
      namespace: "root/cimv2/rdms",
      className: "Win32_RDMSJoinedNode",
      key: "FQDN",
      instances: () => membersOf(deployment).map(node),
    },
    {
      namespace: "root/cimv2/TerminalServices",
      className: "Win32_TSDeploymentLicensing",
      key: "Name",
      instances: () => [licensing(deployment.state)],
    },
  ];
}

function membersOf({ state, farm, domain }: Deployment): readonly DeploymentMember[] {
  return state.members ?? farm.hosts().map(({ name, role }) => ({ name: fullName(name, domain), roles: [role] }));
}

function fullName(name: string, domain: string): string {
  return name.includes(".") ? name : `${name}.${domain}`;
}

function node({ name, roles }: DeploymentMember, index: number): WmiProperties {
  const told = Object.entries(ROLE_PROPERTIES).map(([role, property]) => [
    property,
    String(roles.some((one) => one === role)),
  ]);
  return {
    FQDN: name,
    IsGatewayCertificateInstalled: "false",
    IsPublishingCertificateInstalled: "false",
    IsRedirectorCertificateInstalled: "false",
    IsWebAccessCertificateInstalled: "false",
    OSVersion: "10.0.20348",
    SID: `S-1-5-21-1004336348-1177238915-682003330-${1100 + index}`,
    ...Object.fromEntries(told),
  };
}

function licensing({ usesCentralSettings, mode, licenseServers }: DeploymentState): WmiProperties {
  return {
    Caption: null,
    Description: null,
    LicenseServers: licenseServers,
    LicensingType: String(mode),
    Name: null,
    Status: null,
    UseCentralLicensingSettings: String(usesCentralSettings),
  };
}
