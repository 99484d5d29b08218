import type { CimInstance, CimMethod, CimMethodResult, CimShape, CimShapeValues, WsmanResource } from "../../wsman";

/** WMI of one host. Every method throws {@link HostError}. */
export interface Wmi {
  /** All instances a WQL query finds in a namespace such as `root/cimv2`; `select *` keeps the class of each. */
  query(namespace: string, wql: string): Promise<readonly CimInstance[]>;
  /** Calls a method; what its return value means is the caller's to say. */
  invoke<In extends CimShape, Out extends CimShape>(
    resource: WsmanResource,
    method: CimMethod<In, Out>,
    values: CimShapeValues<In>,
  ): Promise<CimMethodResult<Out>>;
}
