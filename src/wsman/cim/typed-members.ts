import { WsmanError } from "../errors/wsman-error";
import { CIM } from "../namespaces";
import { element, textElement, type XmlElement, type XmlNamespace } from "../xml";
import { buildMember } from "./instance";
import { formatScalar, parseScalar } from "./scalar-text";
import { type CimScalarType, type CimShape, type CimShapeValues, type CimType, isArrayType, scalarType } from "./type";
import { type CimMembers, type CimValue, isCimList } from "./value";

/**
 * The members of a shape, typed. A missing scalar is null, a missing array empty; members the shape does not name are
 * ignored. Error `malformed` when a text is not one of its type.
 */
export function typedMembers<S extends CimShape>(members: CimMembers, shape: S): CimShapeValues<S> {
  const typed: Record<string, unknown> = {};
  for (const name in shape) typed[name] = typedMember(name, shape[name] as CimType, members[name]);
  return typed as CimShapeValues<S>;
}

function typedMember(name: string, type: CimType, value: CimValue | undefined): unknown {
  const scalar = scalarType(type);
  if (isArrayType(type)) {
    const items = value === undefined || value === null ? [] : isCimList(value) ? value : [value];
    return items.map((item) => typedScalar(name, scalar, item));
  }
  return value === undefined || value === null ? null : typedScalar(name, scalar, value);
}

function typedScalar(name: string, type: CimScalarType, value: CimValue): unknown {
  if (type === "reference" || type === "instance") {
    if (typeof value === "object" && value !== null && !isCimList(value) && value.kind === type) return value;
  } else if (typeof value === "string") {
    const parsed = parseScalar(type, value);
    if (parsed !== undefined) return parsed;
  }
  throw new WsmanError("malformed", `The member ${name} of the reply is not of type ${type}.`);
}

/**
 * The elements of a shape's values in the order of the shape: null as `xsi:nil`, an empty array as nothing, a value
 * that is `undefined` left out. Error `invalid_argument` when a value is not of its type.
 */
export function buildTypedMembers<S extends CimShape>(
  namespace: XmlNamespace,
  shape: S,
  values: Partial<CimShapeValues<S>>,
): XmlElement[] {
  const built: XmlElement[] = [];
  for (const name in shape) {
    const value: unknown = values[name];
    if (value === undefined) continue;
    const type = shape[name] as CimType;
    const items: readonly unknown[] = isArrayType(type) && Array.isArray(value) ? value : [value];
    for (const item of items) built.push(...buildTypedScalar(namespace, name, { type: scalarType(type), value: item }));
  }
  return built;
}

function buildTypedScalar(
  namespace: XmlNamespace,
  name: string,
  { type, value }: { readonly type: CimScalarType; readonly value: unknown },
): XmlElement[] {
  if (value === null) return buildMember(namespace, name, null);
  if (type === "reference" || type === "instance") return buildMember(namespace, name, value as CimValue);
  const text = formatScalar(type, value);
  if (text === undefined) throw new WsmanError("invalid_argument", `The value of ${name} is not a ${type}.`);
  if (type === "datetime") return buildMember(namespace, name, { kind: "datetime", text });
  if (type === "interval") return [element(namespace, name, { children: [textElement(CIM, "Interval", text)] })];
  return [textElement(namespace, name, text)];
}
