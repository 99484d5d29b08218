import {
  buildMethodInput,
  type CimMethod,
  type CimMethodResult,
  type CimShape,
  type CimShapeValues,
  parseMethodOutput,
} from "../cim";
import type { Exchange, OperationOptions } from "../exchange/exchange";
import { resourceClassName, type WsmanResource } from "../resource";

/** A call of a method of a class or an instance. */
export interface Invocation<In extends CimShape, Out extends CimShape> {
  readonly resource: WsmanResource;
  readonly method: CimMethod<In, Out>;
  readonly values: CimShapeValues<In>;
}

/** Calls a method (DSP0227 section 9). A return value other than zero is the method's own answer, not an error here. */
export async function invoke<In extends CimShape, Out extends CimShape>(
  exchange: Exchange,
  { resource, method, values }: Invocation<In, Out>,
  options: OperationOptions,
): Promise<CimMethodResult<Out>> {
  const { body } = await exchange.request(
    {
      operation: `${resourceClassName(resource.uri)}.${method.name}`,
      action: `${resource.uri}/${method.name}`,
      resource,
      repeatable: method.repeatable === true,
      writes: method.writes,
      body: buildMethodInput(method, resource.uri, values),
    },
    options,
  );
  return parseMethodOutput(method, body);
}
