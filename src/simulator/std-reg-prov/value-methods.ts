import { type CimShape, type CimType, type CimTypeValue, defineMethod } from "../../wsman/codecs";
import type { Registry } from "../registry/registry";
import { KEY_SHAPE, keyPath } from "./key-path";
import { type RegistryMethod, registryMethod } from "./registry-method";
import { RETURN_CODES } from "./return-codes";
import {
  BINARY_KIND,
  DWORD_KIND,
  EXPANDED_STRING_KIND,
  MULTI_STRING_KIND,
  QWORD_KIND,
  STRING_KIND,
  type ValueKind,
} from "./value-kinds";

const VALUE_SHAPE = { ...KEY_SHAPE, sValueName: "string" } as const;

function getMethod<Type extends CimType>(kind: ValueKind<Type>): RegistryMethod {
  const out: CimShape = { [kind.member]: kind.type };
  return registryMethod(defineMethod({ name: `Get${kind.noun}`, in: VALUE_SHAPE, out }), (registry, input) => {
    const path = keyPath(input);
    if (typeof path === "number") return { returnValue: path };
    const key = registry.findKey(path);
    if (key === undefined) return { returnValue: RETURN_CODES.fileNotFound };
    const value = key.value(input.sValueName ?? "");
    if (value === undefined) return { returnValue: RETURN_CODES.valueNotFound };
    const data = kind.read(value);
    if (data === undefined) return { returnValue: RETURN_CODES.typeMismatch };
    return { returnValue: RETURN_CODES.success, out: { [kind.member]: data } };
  });
}

function setMethod<Type extends CimType>(kind: ValueKind<Type>): RegistryMethod {
  const shape: typeof VALUE_SHAPE & CimShape = { ...VALUE_SHAPE, [kind.member]: kind.type };
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
  if (registry.findKey(path) === undefined) return RETURN_CODES.fileNotFound;
  registry.setValue(path, entry.name, entry.value);
  return RETURN_CODES.success;
}

/** Get* and Set* for every type StdRegProv knows. */
export const VALUE_METHODS: readonly RegistryMethod[] = [
  getMethod(DWORD_KIND),
  setMethod(DWORD_KIND),
  getMethod(QWORD_KIND),
  setMethod(QWORD_KIND),
  getMethod(STRING_KIND),
  setMethod(STRING_KIND),
  getMethod(EXPANDED_STRING_KIND),
  setMethod(EXPANDED_STRING_KIND),
  getMethod(MULTI_STRING_KIND),
  setMethod(MULTI_STRING_KIND),
  getMethod(BINARY_KIND),
  setMethod(BINARY_KIND),
];
