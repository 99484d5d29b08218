import {
  buildMethodOutput,
  type CimMethod,
  type CimShape,
  type CimShapeValues,
  parseMethodInput,
  type WsmanFault,
  type XmlElement,
} from "../../wsman/codecs";

/** What a method answers: its ReturnValue, and the out parameters it set. */
export interface MethodAnswer<Out extends CimShape> {
  readonly returnValue: number;
  readonly out?: Partial<CimShapeValues<Out>>;
}

export interface MethodReply {
  readonly returnValue: number;
  readonly body: XmlElement;
}

/** A method that is not answered at all, as when a machine it asks never answers. */
export const NO_REPLY = "no_reply";

/** One method of a class of type `T`, from the body of the request to the body of the reply. */
export interface WmiMethod<T> {
  readonly name: string;
  /** Error: WsmanError `malformed` when the input is not what the method takes. */
  invoke(self: T, resourceUri: string, body: XmlElement | undefined): MethodReply | WsmanFault | typeof NO_REPLY;
  /** The reply with this code, nothing done. */
  refuse(resourceUri: string, returnValue: number): MethodReply;
}

/** Joins a method's signature and what it does. */
export function wmiMethod<T, In extends CimShape, Out extends CimShape>(
  method: CimMethod<In, Out>,
  run: (self: T, input: CimShapeValues<In>) => MethodAnswer<Out> | WsmanFault | typeof NO_REPLY,
): WmiMethod<T> {
  const reply = (resourceUri: string, { returnValue, out = nothing(method.out) }: MethodAnswer<Out>): MethodReply => ({
    returnValue,
    body: buildMethodOutput(method, resourceUri, { returnValue, out }),
  });
  return {
    name: method.name,
    invoke: (self, resourceUri, body) => {
      const answer = run(self, parseMethodInput(method, body));
      return answer === NO_REPLY || "reason" in answer ? answer : reply(resourceUri, answer);
    },
    refuse: (resourceUri, returnValue) => reply(resourceUri, { returnValue }),
  };
}

/** Out parameters that were never set: null scalars, empty arrays. */
function nothing<Out extends CimShape>(out: Out): Partial<CimShapeValues<Out>> {
  return Object.fromEntries(
    Object.entries(out).map(([name, type]) => [name, type.endsWith("[]") ? [] : null]),
  ) as Partial<CimShapeValues<Out>>;
}
