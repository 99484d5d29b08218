import {
  buildMethodOutput,
  type CimMethod,
  type CimShape,
  type CimShapeValues,
  parseMethodInput,
} from "../../wsman/cim";
import type { XmlElement } from "../../wsman/xml";
import type { Registry } from "../registry/registry";

/** What a method answers: its ReturnValue, and its out parameters when it succeeded. */
export interface MethodAnswer<Out extends CimShape> {
  readonly returnValue: number;
  readonly out?: Partial<CimShapeValues<Out>>;
}

/** One method of StdRegProv, from the body of the request to the body of the reply. */
export interface RegistryMethod {
  readonly name: string;
  /** Error: WsmanError `malformed` when the input is not what the method takes. */
  invoke(registry: Registry, resourceUri: string, body: XmlElement | undefined): MethodReply;
  /** The reply with this code, nothing done. */
  refuse(resourceUri: string, returnValue: number): MethodReply;
}

export interface MethodReply {
  readonly returnValue: number;
  readonly body: XmlElement;
}

/** Joins a method's signature and what it does. */
export function registryMethod<In extends CimShape, Out extends CimShape>(
  method: CimMethod<In, Out>,
  run: (registry: Registry, input: CimShapeValues<In>) => MethodAnswer<Out>,
): RegistryMethod {
  const reply = (resourceUri: string, { returnValue, out = nothing(method.out) }: MethodAnswer<Out>): MethodReply => ({
    returnValue,
    body: buildMethodOutput(method, resourceUri, { returnValue, out }),
  });
  return {
    name: method.name,
    invoke: (registry, resourceUri, body) => reply(resourceUri, run(registry, parseMethodInput(method, body))),
    refuse: (resourceUri, returnValue) => reply(resourceUri, { returnValue }),
  };
}

/** Out parameters that were never set: null scalars, empty arrays. */
function nothing<Out extends CimShape>(out: Out): Partial<CimShapeValues<Out>> {
  return Object.fromEntries(
    Object.entries(out).map(([name, type]) => [name, type.endsWith("[]") ? [] : null]),
  ) as Partial<CimShapeValues<Out>>;
}
