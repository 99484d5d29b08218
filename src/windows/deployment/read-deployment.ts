import { type DeploymentLicensing, unknownDeploymentLicensing } from "../../licensing";
import type { CimInstance } from "../../wsman";
import type { ObservedHost } from "../channel/host-channel";
import { requireWmi } from "../channel/require-wmi";
import { answerOf } from "../errors/answer-of";
import { HostError } from "../errors/host-error";
import type { Wmi } from "../wmi/wmi";
import { isClassMissing, wmiError } from "../wmi/wmi-error";
import { deploymentLicensing, LICENSING_CLASS } from "./deployment-licensing";
import { type DeploymentMembers, deploymentMembers } from "./deployment-members";

/** A Remote Desktop deployment, as its Connection Broker knows it. */
export interface Deployment extends DeploymentMembers {
  /** The licensing settings that it has for all its session hosts. */
  readonly licensing: DeploymentLicensing;
}

const MEMBERS = { namespace: "root/cimv2/rdms", className: "Win32_RDMSJoinedNode" };
const LICENSING = { namespace: "root/cimv2/TerminalServices", className: LICENSING_CLASS };

/** More servers than a deployment has; a broker that names more is not believed. */
const MAX_MEMBERS = 2_000;

const NO_BROKER =
  "This host is no Remote Desktop Connection Broker of a deployment: name the broker, in a deployment with several the active one. On the broker, Get-RDServer shows the members, Get-RDConnectionBrokerHighAvailability which broker is active.";
const NO_MEMBERS = `The broker names no member, though it is one itself. ${NO_BROKER} A broker may also answer so to an account that is no administrator there.`;
const NO_ACCESS =
  "The account may not read the namespace root\\cimv2\\rdms on the Connection Broker. Use a member of the broker's local Administrators group; or, on the broker, run wmimgmt.msc, open Properties of WMI Control, Security, Root\\CIMV2\\rdms, Security, and give the account Enable Account and Remote Enable.";

/** ERROR_WSMAN_RESOURCE_NOT_FOUND: of a query, which has no selectors, it can only be the namespace that is missing. */
const RESOURCE_NOT_FOUND = 2150858752;

/**
 * Reads the deployment of a Connection Broker: its members with their roles, and the licensing settings it has for them.
 * Two queries over one connection, more requests where there are many members. `sessionHosts` are the hosts that
 * `rds-licensing` and Terraform work on.
 *
 * Names are checked and in lower case; an answer that leaves open which servers are session hosts gives a list that is not
 * known. Settings that the broker does not tell are not known either, each for its reason. Throws `HostError`:
 * `wmi_class_missing` for a host that is no broker, `wmi_access_denied` with the right that is missing, `wmi_failed` for a
 * deployment without members or with more than 2,000, `invalid_configuration` over a channel without WMI, or why the host
 * could not be asked.
 */
export async function readDeployment({ host, channel }: ObservedHost, signal: AbortSignal): Promise<Deployment> {
  const wmi = requireWmi({ host, channel }, signal, "A Connection Broker");
  const nodes = await queryMembers(wmi, host);
  if (nodes.length === 0) throw membersError(host, "wmi_failed", NO_MEMBERS);
  if (nodes.length > MAX_MEMBERS) {
    const advice = `The broker names ${nodes.length} members; more than ${MAX_MEMBERS} are not read.`;
    throw membersError(host, "wmi_failed", advice);
  }
  const licensing = await answerOf(async () => deploymentLicensing(await query(wmi, LICENSING)));
  return {
    ...deploymentMembers(nodes),
    licensing: licensing.known ? licensing.value : unknownDeploymentLicensing(licensing.reason),
  };
}

async function queryMembers(wmi: Wmi, host: string): Promise<readonly CimInstance[]> {
  try {
    return await query(wmi, MEMBERS);
  } catch (error) {
    if (isClassMissing(error) || faultCode(error) === RESOURCE_NOT_FOUND)
      throw membersError(host, "wmi_class_missing", NO_BROKER);
    if (error instanceof HostError && error.code === "access_denied" && error.fault !== undefined)
      throw membersError(host, "wmi_access_denied", NO_ACCESS);
    throw error;
  }
}

function query(wmi: Wmi, { namespace, className }: typeof MEMBERS): Promise<readonly CimInstance[]> {
  return wmi.query(namespace, `select * from ${className}`);
}

function faultCode(error: unknown): number | undefined {
  return error instanceof HostError ? error.fault?.errorCode : undefined;
}

function membersError(
  host: string,
  code: "wmi_class_missing" | "wmi_access_denied" | "wmi_failed",
  advice: string,
): HostError {
  return wmiError({ code, host, operation: MEMBERS.className, advice });
}
