import {
  ACTIVATION_STATUSES,
  type ActivationStatus,
  type KeyPack,
  LICENSE_SERVER_ROLES,
  type LicenseServerRole,
} from "../../licensing";
import {
  type CimInstance,
  type CimMethod,
  type CimShape,
  type CimShapeValues,
  resource,
  typedMembers,
} from "../../wsman";
import type { Wmi } from "../wmi/wmi";
import { isClassMissing, readMembers, wmiError, wmiErrorCode } from "../wmi/wmi-error";
import { keyPackOf } from "./key-pack";
import {
  GET_ACTIVATION_STATUS,
  GET_LICENSE_SERVER_ID,
  IS_LS_IN_TSLS_GROUP,
  IS_LS_PREVENT_UPGRADE_GP_ENABLED,
  IS_LS_SEC_GRP_GP_ENABLED,
  IS_SECURE_ACCESS_ALLOWED,
} from "./license-server-methods";

const NAMESPACE = "root/cimv2";
const CLASS = "Win32_TSLicenseServer";
const KEY_PACK_CLASS = "Win32_TSLicenseKeyPack";
const PROPERTIES = {
  DatabasePath: "string",
  ProductId: "string",
  Version: "string",
  VersionNumber: "string",
  ServerRole: "uint32",
} as const;

/** More key packs than anyone has bought; a host that reports more is not believed. */
const MAX_KEY_PACKS = 2_000;

const NOT_INSTALLED =
  "The Remote Desktop Licensing role is not installed on this host: name the license server itself, or install the role (Install-WindowsFeature RDS-Licensing).";
const NOT_ADMINISTRATOR =
  "All properties came empty: that is how a license server answers an account that is not an administrator there. Use a member of the Administrators group of the license server.";

/**
 * What a license server says of itself, over WMI. Nothing of whom or what a license was issued to is ever asked. Every
 * method throws `HostError`: `wmi_access_denied`, `wmi_failed`, or why the host could not be asked.
 */
export class LicenseServer {
  readonly #wmi: Wmi;
  readonly #host: string;
  readonly #properties: CimShapeValues<typeof PROPERTIES>;

  private constructor(wmi: Wmi, host: string, properties: CimShapeValues<typeof PROPERTIES>) {
    this.#wmi = wmi;
    this.#host = host;
    this.#properties = properties;
  }

  /**
   * Reads the properties, in one request. Throws `wmi_class_missing` where the role is not installed, and
   * `wmi_access_denied` where the account is no administrator.
   */
  static async open(wmi: Wmi, host: string): Promise<LicenseServer> {
    const [instance] = await queryProperties(wmi, host);
    if (instance === undefined) throw notInstalled(host);
    const properties = readMembers(host, CLASS, () => typedMembers(instance.properties, PROPERTIES));
    const { DatabasePath, ProductId, Version, VersionNumber } = properties;
    if (!DatabasePath && !ProductId && !Version && !VersionNumber) {
      throw wmiError({ code: "wmi_access_denied", host, operation: CLASS, advice: NOT_ADMINISTRATOR });
    }
    return new LicenseServer(wmi, host, properties);
  }

  /** The discovery scope; undefined where the server does not say. */
  get role(): LicenseServerRole | undefined {
    const { ServerRole: role } = this.#properties;
    return role === null ? undefined : (LICENSE_SERVER_ROLES[role] ?? `unknown_${role}`);
  }

  /** The version of the licensing software, as the server writes it; undefined where it does not say. */
  get version(): string | undefined {
    return this.#properties.Version || this.#properties.VersionNumber || undefined;
  }

  /** A number that is not documented is `unknown`, as is 2, an error of the server's own. */
  async activation(): Promise<ActivationStatus> {
    const { ActivationStatus: status } = await this.#call(GET_ACTIVATION_STATUS, {});
    return ACTIVATION_STATUSES[status ?? this.#noAnswer(GET_ACTIVATION_STATUS.name)] ?? "unknown";
  }

  /** The identifier Microsoft's clearinghouse knows the server by; empty before it is activated. */
  async id(): Promise<string> {
    return (await this.#call(GET_LICENSE_SERVER_ID, {})).sLicenseServerId ?? "";
  }

  /** In one request, or more where there are many. Throws `wmi_failed` for more than 2,000. */
  async keyPacks(): Promise<readonly KeyPack[]> {
    const host = this.#host;
    const instances = await this.#wmi.query(NAMESPACE, `select * from ${KEY_PACK_CLASS}`);
    if (instances.length > MAX_KEY_PACKS) {
      const advice = `The host reports ${instances.length} key packs; more than ${MAX_KEY_PACKS} are not read.`;
      throw wmiError({ code: "wmi_failed", host, operation: KEY_PACK_CLASS, advice });
    }
    return readMembers(host, KEY_PACK_CLASS, () => instances.map(({ properties }) => keyPackOf(properties)));
  }

  /** Whether the policy "License server security group" is enabled. */
  async securityGroupEnforced(): Promise<boolean> {
    return (await this.#call(IS_LS_SEC_GRP_GP_ENABLED, {})).Enabled ?? this.#noAnswer(IS_LS_SEC_GRP_GP_ENABLED.name);
  }

  /** Whether the policy "Prevent license upgrade" is enabled. */
  async preventsUpgrade(): Promise<boolean> {
    const { Enabled } = await this.#call(IS_LS_PREVENT_UPGRADE_GP_ENABLED, {});
    return Enabled ?? this.#noAnswer(IS_LS_PREVENT_UPGRADE_GP_ENABLED.name);
  }

  /** Whether the server is in the group Terminal Server License Servers of its own domain. */
  async inDomainGroup(): Promise<boolean> {
    return (await this.#call(IS_LS_IN_TSLS_GROUP, { Domain: "" })).IsMember ?? this.#noAnswer(IS_LS_IN_TSLS_GROUP.name);
  }

  /** Whether a session host may ask for licenses. */
  async allows(sessionHost: string): Promise<boolean> {
    const { Allowed } = await this.#call(IS_SECURE_ACCESS_ALLOWED, { tsname: sessionHost });
    return Allowed ?? this.#noAnswer(IS_SECURE_ACCESS_ALLOWED.name);
  }

  async #call<In extends CimShape, Out extends CimShape>(
    method: CimMethod<In, Out>,
    values: CimShapeValues<In>,
  ): Promise<CimShapeValues<Out>> {
    const { returnValue, out } = await this.#wmi.invoke(resource(NAMESPACE, CLASS), method, values);
    if (!returnValue) return out;
    const code = wmiErrorCode(returnValue);
    throw wmiError({ code, host: this.#host, operation: `${CLASS}.${method.name}`, returnValue });
  }

  #noAnswer(method: string): never {
    throw wmiError({ code: "wmi_failed", host: this.#host, operation: `${CLASS}.${method}` });
  }
}

/** The class is a singleton; a query finds its instance whether or not the service takes it for one. */
async function queryProperties(wmi: Wmi, host: string): Promise<readonly CimInstance[]> {
  try {
    return await wmi.query(NAMESPACE, `select * from ${CLASS}`);
  } catch (error) {
    throw isClassMissing(error) ? notInstalled(host) : error;
  }
}

function notInstalled(host: string) {
  return wmiError({ code: "wmi_class_missing", host, operation: CLASS, advice: NOT_INSTALLED });
}
