import type { HostErrorCode } from "../../src/windows/errors/error-meanings";
import type { HostError } from "../../src/windows/errors/host-error";
import { LOCAL_PLACES } from "../../src/windows/settings/places";
import type { Wmi } from "../../src/windows/wmi/wmi";
import type { CimInstance, CimMethod, CimMethodResult, CimShape, CimShapeValues, WsmanResource } from "../../src/wsman";
import { hostError } from "../support/host-error";
import type { MemoryRegistry } from "./memory-registry";

const { mode: MODE, licenseServers: SERVERS } = LOCAL_PLACES;

/** How Windows may behave when a setter is called; which of them it does under Group Policy is not documented. */
export type SetterBehavior = "writes" | "refuses" | "faults" | "ignores";

/** `Win32_TerminalServiceSetting` of a host whose registry is in memory. */
export class FakeWmi implements Wmi {
  readonly calls: string[] = [];
  properties: Record<string, string | null> = {
    ServerName: "RDSH1",
    TerminalServerMode: "1",
    LicensingType: "5",
    PolicySourceLicensingType: "0",
    PolicySourceConfiguredLicenseServers: "0",
  };
  list: readonly string[] = [];
  setters: SetterBehavior = "writes";
  /** Thrown by whatever is asked next, until it is undefined again. */
  failure: HostErrorCode | undefined;
  /** Called before every operation with its name, for example `ChangeMode`. */
  before: (call: string) => void = () => {};

  constructor(private readonly registry: MemoryRegistry) {}

  async query(namespace: string, wql: string): Promise<readonly CimInstance[]> {
    this.enter(`query ${namespace}`);
    const className = wql.split(" ").at(-1) ?? "";
    return [{ kind: "instance", resourceUri: "", className, properties: this.properties }];
  }

  async invoke<In extends CimShape, Out extends CimShape>(
    { selectors }: WsmanResource,
    { name }: CimMethod<In, Out>,
    values: CimShapeValues<In>,
  ): Promise<CimMethodResult<Out>> {
    this.enter(name);
    if (selectors.ServerName !== this.properties.ServerName) throw new Error("an instance method needs its key");
    const out = name === "GetSpecifiedLicenseServerList" ? { SpecifiedLSList: this.list } : {};
    const returnValue = name.startsWith("Get") ? 0 : this.set(name, values);
    return { returnValue, out: out as unknown as CimShapeValues<Out> };
  }

  private set(name: string, values: Record<string, unknown>): number {
    if (this.setters === "refuses") return 0x80041016;
    if (this.setters === "faults") throw fault(0x80041016);
    if (this.setters === "ignores") return 0;
    if (name === "ChangeMode") {
      this.properties.LicensingType = String(values.LicensingType);
      this.registry.set(MODE.key, MODE.name, { type: "REG_DWORD", data: values.LicensingType as number });
    } else {
      this.list = (values.SpecifiedLSList as string[] | undefined) ?? [];
      this.registry.set(SERVERS.key, SERVERS.name, { type: "REG_MULTI_SZ", data: this.list });
    }
    return 0;
  }

  private enter(call: string): void {
    this.calls.push(call);
    this.before(call);
    if (this.failure !== undefined) {
      throw hostError(this.failure);
    }
  }
}

function fault(providerErrorCode: number): HostError {
  const cause = { fault: { code: "Receiver", reason: "", providerErrorCode } };
  return hostError("fault", { cause });
}
