import { type CimShape, type CimType, type CimTypeValue, defineMethod } from "../../wsman/codecs";
import type { Registry } from "../registry/registry";
import { keyPath, keyShape } from "./key-path";
import { type RegistryMethod, registryMethod } from "./registry-method";
import { returnCodes } from "./return-codes";
import {
  binaryKind,
  dwordKind,
  expandedStringKind,
  multiStringKind,
  qwordKind,
  stringKind,
  type ValueKind,
} from "./value-kinds";

const valueShape = { ...keyShape, sValueName: "string" } as const;

function getMethod<Type extends CimType>(kind: ValueKind<Type>): RegistryMethod {
  const out: CimShape = { [kind.member]: kind.type };
  return registryMethod(defineMethod({ name: `Get${kind.noun}`, in: valueShape, out }), (registry, input) => {
    const path = keyPath(input);
    if (typeof path === "number") return { returnValue: path };
    const key = registry.findKey(path);
    if (key === undefined) return { returnValue: returnCodes.fileNotFound };
    const value = key.value(input.sValueName ?? "");
    if (value === undefined) return { returnValue: returnCodes.valueNotFound };
    const data = kind.read(value);
    if (data === undefined) return { returnValue: returnCodes.typeMismatch };
    return { returnValue: returnCodes.success, out: { [kind.member]: data } };
  });
}

function setMethod<Type extends CimType>(kind: ValueKind<Type>): RegistryMethod {
  const shape: typeof valueShape & CimShape = { ...valueShape, [kind.member]: kind.type };
  return registryMethod(defineMethod({ name: `Set${kind.noun}`, in: shape, out: {} }), (registry, input) => {
    const path = keyPath(input);
    if (typeof path === "number") return { returnValue: path };
    const data = given<Type>(input[kind.member] as CimTypeValue<Type>) ?? kind.preset;
    return { returnValue: write(registry, path, { name: input.sValueName ?? "", value: kind.write(data) }) };
  });
}

/** The parameter's value; an array without items is not told apart from one left out. */
function given<Type extends CimType>(data: CimTypeValue<Type>): NonNullable<CimTypeValue<Type>> | undefined {
  return data === null || (Array.isArray(data) && data.length === 0) ? undefined : (data as NonNullable<typeof data>);
}

function write(
  registry: Registry,
  path: string,
  entry: { name: string; value: ReturnType<ValueKind["write"]> },
): number {
  if (registry.findKey(path) === undefined) return returnCodes.fileNotFound;
  registry.setValue(path, entry.name, entry.value);
  return returnCodes.success;
}

/** Get* and Set* for every type StdRegProv knows. */
export const valueMethods: readonly RegistryMethod[] = [
  getMethod(dwordKind),
  setMethod(dwordKind),
  getMethod(qwordKind),
  setMethod(qwordKind),
  getMethod(stringKind),
  setMethod(stringKind),
  getMethod(expandedStringKind),
  setMethod(expandedStringKind),
  getMethod(multiStringKind),
  setMethod(multiStringKind),
  getMethod(binaryKind),
  setMethod(binaryKind),
];
