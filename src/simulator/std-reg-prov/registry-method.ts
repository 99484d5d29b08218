import type { CimMethod, CimShape, CimShapeValues } from "../../wsman/codecs";
import type { Registry } from "../registry/registry";
import { type MethodAnswer, type WmiMethod, wmiMethod } from "../wmi/wmi-method";

/** One method of StdRegProv. */
export type RegistryMethod = WmiMethod<Registry>;

/** Joins a method's signature and what it does. */
export function registryMethod<In extends CimShape, Out extends CimShape>(
  method: CimMethod<In, Out>,
  run: (registry: Registry, input: CimShapeValues<In>) => MethodAnswer<Out>,
): RegistryMethod {
  return wmiMethod(method, run);
}
