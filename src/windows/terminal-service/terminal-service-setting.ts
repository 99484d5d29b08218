import {
  type CimMethod,
  type CimShape,
  type CimShapeValues,
  resource,
  typedMembers,
  type WsmanResource,
} from "../../wsman";
import type { WmiErrorCode } from "../errors/error-meanings";
import { HostError } from "../errors/host-error";
import type { Wmi } from "../wmi/wmi";
import {
  INVALID_WITHOUT_POLICY,
  readMembers,
  WBEM_E_INVALID_OPERATION,
  wmiError,
  wmiErrorCode,
} from "../wmi/wmi-error";
import {
  CHANGE_MODE,
  EMPTY_SPECIFIED_LICENSE_SERVER_LIST,
  GET_GRACE_PERIOD_DAYS,
  GET_SPECIFIED_LICENSE_SERVER_LIST,
  GET_TS_TO_LS_CONNECTIVITY_STATUS,
  SET_SPECIFIED_LICENSE_SERVER_LIST,
} from "./terminal-service-methods";

const NAMESPACE = "root/cimv2/TerminalServices";
const CLASS = "Win32_TerminalServiceSetting";
const PROPERTIES = {
  ServerName: "string",
  TerminalServerMode: "uint32",
  LicensingType: "uint32",
  PolicySourceLicensingType: "uint32",
  PolicySourceConfiguredLicenseServers: "uint32",
} as const;

const NOTHING_TOLD =
  "Its properties TerminalServerMode and LicensingType came without a value. Use a member of the local Administrators group of that host.";

/**
 * What Windows itself reports of a session host's licensing, and its own ways to change it. Every method throws
 * `HostError`: `policy_in_force`, `wmi_access_denied`, `wmi_failed`, or why the host could not be asked.
 */
export class TerminalServiceSetting {
  readonly #instance: WsmanResource;
  readonly #wmi: Wmi;
  readonly #host: string;
  readonly #properties: CimShapeValues<typeof PROPERTIES>;

  private constructor(wmi: Wmi, host: string, properties: CimShapeValues<typeof PROPERTIES>) {
    this.#wmi = wmi;
    this.#host = host;
    this.#properties = properties;
    this.#instance = resource(NAMESPACE, CLASS, { ServerName: properties.ServerName ?? "" });
  }

  /**
   * Reads the properties, in one request. The class is no singleton and its key is the computer's name, so it is found
   * by a query. Throws `wmi_class_missing` where there is no instance, and `wmi_failed` for one that does not tell its
   * role or its mode: nothing is to be concluded from what is absent.
   */
  static async open(wmi: Wmi, host: string): Promise<TerminalServiceSetting> {
    const [instance] = await wmi.query(NAMESPACE, `select * from ${CLASS}`);
    if (instance === undefined) throw wmiError({ code: "wmi_class_missing", host, operation: CLASS });
    const properties = readMembers(host, CLASS, () => typedMembers(instance.properties, PROPERTIES));
    if (properties.TerminalServerMode === null || properties.LicensingType === null) {
      throw wmiError({ code: "wmi_failed", host, operation: CLASS, advice: NOTHING_TOLD });
    }
    return new TerminalServiceSetting(wmi, host, properties);
  }

  /** The same, with what was read, for calls that end otherwise. */
  over(wmi: Wmi): TerminalServiceSetting {
    return new TerminalServiceSetting(wmi, this.#host, this.#properties);
  }

  /** Whether the Remote Desktop Session Host role is active; where it is not, Windows asks for no licenses. */
  get roleActive(): boolean {
    return this.#properties.TerminalServerMode === 1;
  }

  /** The number of the mode, see `modeFromNumber`. */
  get licensingType(): number | undefined {
    return this.#properties.LicensingType ?? undefined;
  }

  /** Whether Group Policy sets the mode. */
  get modeFromPolicy(): boolean {
    return this.#properties.PolicySourceLicensingType === 1;
  }

  /** Whether Group Policy sets the list of license servers. */
  get licenseServersFromPolicy(): boolean {
    return this.#properties.PolicySourceConfiguredLicenseServers === 1;
  }

  /** The license servers, as Windows uses them. */
  async licenseServers(): Promise<readonly string[]> {
    return (await this.#call(GET_SPECIFIED_LICENSE_SERVER_LIST, {})).SpecifiedLSList;
  }

  /** Days left of the grace period; 0 = over. Throws `wmi_failed` for a number that is none of days. */
  async graceDaysLeft(): Promise<number> {
    const { DaysLeft } = await this.#call(GET_GRACE_PERIOD_DAYS, {}, NO_GRACE_PERIOD);
    const days = DaysLeft ?? this.#noAnswer(GET_GRACE_PERIOD_DAYS.name);
    if (days >= 0n && days < NEGATIVE_FROM) return Number(days);
    return this.#noAnswer(GET_GRACE_PERIOD_DAYS.name, `It said ${days}, which is no number of days.`);
  }

  /** How the host sees a license server: a number for `connectivityStatus`. The host contacts the server to find out. */
  async connectivity(server: string): Promise<number> {
    const out = await this.#call(GET_TS_TO_LS_CONNECTIVITY_STATUS, { ServerName: server });
    return out.TStoLSConnectivityStatus ?? this.#noAnswer(GET_TS_TO_LS_CONNECTIVITY_STATUS.name);
  }

  /** @param licensingType 2 (Per Device) or 4 (Per User); nothing documents 5, back to not configured */
  async changeMode(licensingType: number): Promise<void> {
    await this.#call(CHANGE_MODE, { LicensingType: licensingType }, refusalsOfSetter(this.modeFromPolicy));
  }

  /** Replaces the list. @param servers not empty */
  async setLicenseServers(servers: readonly string[]): Promise<void> {
    await this.#call(
      SET_SPECIFIED_LICENSE_SERVER_LIST,
      { SpecifiedLSList: servers },
      refusalsOfSetter(this.licenseServersFromPolicy),
    );
  }

  async emptyLicenseServers(): Promise<void> {
    await this.#call(EMPTY_SPECIFIED_LICENSE_SERVER_LIST, {}, refusalsOfSetter(this.licenseServersFromPolicy));
  }

  /**
   * Errors come as a return value or as a fault of the service; nothing documents which, so both are read.
   *
   * @param refusals what numbers mean that stand for something else here than elsewhere
   */
  async #call<In extends CimShape, Out extends CimShape>(
    method: CimMethod<In, Out>,
    values: CimShapeValues<In>,
    refusals: Refusals = new Map(),
  ): Promise<CimShapeValues<Out>> {
    try {
      const { returnValue, out } = await this.#wmi.invoke(this.#instance, method, values);
      if (!returnValue) return out;
      throw this.#refused(method.name, returnValue, refusals);
    } catch (error) {
      const number = faultNumber(error);
      if (number === undefined || !refusals.has(number)) throw error;
      throw this.#refused(method.name, number, refusals);
    }
  }

  #refused(method: string, returnValue: number, refusals: Refusals): HostError {
    const refusal = refusals.get(returnValue) ?? { code: wmiErrorCode(returnValue) };
    return wmiError({ ...refusal, host: this.#host, operation: `${CLASS}.${method}`, returnValue });
  }

  #noAnswer(method: string, advice?: string): never {
    throw wmiError({ code: "wmi_failed", host: this.#host, operation: `${CLASS}.${method}`, advice });
  }
}

type Refusals = ReadonlyMap<number, { readonly code: WmiErrorCode; readonly advice?: string }>;

/** "Invalid operation" of a setter is Group Policy's only where the host reports that it sets the same. */
function refusalsOfSetter(fromPolicy: boolean): Refusals {
  const refusal = fromPolicy
    ? ({ code: "policy_in_force" } as const)
    : ({ code: "wmi_failed", advice: INVALID_WITHOUT_POLICY } as const);
  return new Map([[WBEM_E_INVALID_OPERATION, refusal]]);
}

/** HRESULT of ERROR_FILE_NOT_FOUND. */
const FILE_NOT_FOUND = 0x80070002;
const NO_GRACE_PERIOD: Refusals = new Map([
  [
    FILE_NOT_FOUND,
    {
      code: "wmi_failed",
      advice:
        "Windows finds no grace period to count the days of; hosts have been reported to answer so once it was over.",
    },
  ],
]);

/** From here on, 32 bits are a negative number that was read as one without a sign. */
const NEGATIVE_FROM = 0x80000000n;

/** The provider's own number of a fault, where `error` is one. */
function faultNumber(error: unknown): number | undefined {
  const fault = error instanceof HostError ? error.fault : undefined;
  return fault?.providerErrorCode ?? fault?.errorCode;
}
