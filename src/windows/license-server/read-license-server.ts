import type { ActivationStatus, Answer, KeyPack, LicenseServerRole } from "../../licensing";
import { unknown } from "../../licensing";
import type { ObservedHost } from "../channel/host-channel";
import { requireWmi } from "../channel/require-wmi";
import { answerOf } from "../errors/answer-of";
import { LicenseServer } from "./license-server";

/** What a license server has, and under which policies it gives it away. */
export interface LicenseServerReading {
  readonly activation: ActivationStatus;
  /** Empty before the server is activated. */
  readonly serverId: Answer<string>;
  readonly role: LicenseServerRole | undefined;
  readonly version: string | undefined;
  readonly keyPacks: readonly KeyPack[];
  /** Whether the policy "License server security group" is enabled. */
  readonly securityGroupEnforced: Answer<boolean>;
  /** Whether the policy "Prevent license upgrade" is enabled. */
  readonly preventsUpgrade: Answer<boolean>;
  /** Whether the server is in its domain's group Terminal Server License Servers. */
  readonly inDomainGroup: Answer<boolean>;
}

/**
 * Reads a license server in seven requests. Throws `HostError`: `wmi_class_missing` where the role is not installed,
 * `wmi_access_denied` for an account that is no administrator there, `invalid_configuration` over a channel without WMI,
 * or why the host could not be asked.
 */
export async function readLicenseServer(
  { host, channel }: ObservedHost,
  signal: AbortSignal,
): Promise<LicenseServerReading> {
  const wmi = requireWmi({ host, channel }, signal, "A license server");
  const server = await LicenseServer.open(wmi, host);
  return {
    role: server.role,
    version: server.version,
    activation: await server.activation(),
    keyPacks: await server.keyPacks(),
    serverId: await answerOf(() => server.id()),
    securityGroupEnforced: await answerOf(() => server.securityGroupEnforced()),
    preventsUpgrade: await answerOf(() => server.preventsUpgrade()),
    inDomainGroup: await askDomainGroup(server),
  };
}

/** A server whose scope is a workgroup has no domain with such a group. */
export async function askDomainGroup(server: LicenseServer): Promise<Answer<boolean>> {
  if (server.role === "workgroup")
    return unknown("The license server's scope is a workgroup, which has no such group.");
  return answerOf(() => server.inDomainGroup());
}
