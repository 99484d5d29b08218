import type { WmiProperties } from "./wmi-classes";
import type { WmiMethod } from "./wmi-method";

/** A class whose instances are worked out when they are asked for, and that may have methods. */
export interface WmiProvider {
  /** With slashes, for example `root/cimv2`. */
  readonly namespace: string;
  readonly className: string;
  instances(): readonly WmiProperties[];
  /** The property that names an instance, to calls of methods and in references; undefined where methods are static. */
  readonly key?: string;
  readonly methods?: ReadonlyMap<string, BoundMethod>;
}

/** A method that knows what it works on. */
export type BoundMethod = WmiMethod<undefined>;

/** The methods of a class on what they work on. */
export function boundMethods<T>(self: T, methods: readonly WmiMethod<T>[]): ReadonlyMap<string, BoundMethod> {
  const bind = (method: WmiMethod<T>): BoundMethod => ({
    name: method.name,
    invoke: (_, resourceUri, body) => method.invoke(self, resourceUri, body),
    refuse: (resourceUri, returnValue) => method.refuse(resourceUri, returnValue),
  });
  return new Map(methods.map((method) => [method.name, bind(method)]));
}
