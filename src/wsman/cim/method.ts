import { WsmanError } from "../errors/wsman-error";
import { CIM, SCHEMA_INSTANCE } from "../namespaces";
import { element, type XmlElement } from "../xml";
import { compareNames, parseMembers } from "./instance";
import type { CimShape, CimShapeValues } from "./type";
import { buildTypedMembers, typedMembers } from "./typed-members";

/** A method of a CIM class. `in` and `out` name its parameters; the return value is not one of them. */
export interface CimMethod<In extends CimShape = CimShape, Out extends CimShape = CimShape> {
  /** As the class has it, `GetDWORDValue`. */
  readonly name: string;
  /** Parameters that go to the host, in the order they are written. */
  readonly in: In;
  /** Parameters that come back. */
  readonly out: Out;
  /**
   * Whether calling it twice with the same values leaves and answers the same as calling it once, so that a call may be
   * repeated when its answer was lost. @default false
   */
  readonly repeatable?: boolean;
  /**
   * Whether it changes the host. What does is not repeated by itself where somebody else may have answered
   * (`encryption_broken`): read the state first. @default false
   */
  readonly writes?: boolean;
}

/** What a method answered. */
export interface CimMethodResult<Out extends CimShape> {
  /** Null where the host gives none; what it means is the method's own matter. */
  readonly returnValue: number | null;
  /** What came back; null for a scalar that the host left out. */
  readonly out: CimShapeValues<Out>;
}

/** Declares a method so that its parameters are typed: `defineMethod({ name, in: { a: "uint32" }, out: {} })`. */
export function defineMethod<const In extends CimShape, const Out extends CimShape>(
  method: CimMethod<In, Out>,
): CimMethod<In, Out> {
  return method;
}

const RETURN_VALUE = { ReturnValue: "uint32" } as const;

/** The `<Method>_INPUT` body. Error `invalid_argument` when a value is not of its type. */
export function buildMethodInput<In extends CimShape>(
  method: CimMethod<In>,
  resourceUri: string,
  values: CimShapeValues<In>,
): XmlElement {
  const namespace = { prefix: "p", uri: resourceUri };
  return element(namespace, `${method.name}_INPUT`, {
    declarations: [namespace, SCHEMA_INSTANCE, CIM],
    children: buildTypedMembers(namespace, method.in, values),
  });
}

/** Reads a `<Method>_INPUT` body; a server's side. Error `malformed`. */
export function parseMethodInput<In extends CimShape>(
  method: CimMethod<In>,
  body: XmlElement | undefined,
): CimShapeValues<In> {
  return typedMembers(parseMembers(expectBody(body, `${method.name}_INPUT`)), method.in);
}

/**
 * The `<Method>_OUTPUT` body as Windows writes it: members alphabetical, `ReturnValue` last. A member that is left out
 * of `out` is left out of the message.
 */
export function buildMethodOutput<Out extends CimShape>(
  method: CimMethod<CimShape, Out>,
  resourceUri: string,
  result: { readonly returnValue: number | null; readonly out: Partial<CimShapeValues<Out>> },
): XmlElement {
  const namespace = { prefix: "p", uri: resourceUri };
  const members = buildTypedMembers(namespace, method.out, result.out);
  members.sort((left, right) => compareNames(left.name, right.name));
  return element(namespace, `${method.name}_OUTPUT`, {
    declarations: [SCHEMA_INSTANCE, namespace, CIM],
    children: [...members, ...buildTypedMembers(namespace, RETURN_VALUE, { ReturnValue: result.returnValue })],
  });
}

/** Reads a `<Method>_OUTPUT` body. Some methods answer with no members at all. Error `malformed`. */
export function parseMethodOutput<Out extends CimShape>(
  method: CimMethod<CimShape, Out>,
  body: XmlElement | undefined,
): CimMethodResult<Out> {
  const members = parseMembers(expectBody(body, `${method.name}_OUTPUT`));
  const { ReturnValue: returnValue } = typedMembers(members, RETURN_VALUE);
  return { returnValue, out: typedMembers(members, method.out) };
}

function expectBody(body: XmlElement | undefined, name: string): XmlElement {
  if (body?.name !== name) {
    throw new WsmanError("malformed", `The body holds ${body?.name ?? "nothing"} where ${name} belongs.`);
  }
  return body;
}
