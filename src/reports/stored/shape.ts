/** Reads a value of JSON as a `T`. @param place where it is, for messages: `hosts[3].state` @throws ShapeError */
export type Shape<T> = (json: unknown, place: string) => T;

/** A value that is not what belongs at its place. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";

  /** @param expected what belongs there, after "is not": `a text` */
  constructor(
    readonly place: string,
    readonly expected: string,
  ) {
    super(`${place} is not ${expected}`);
  }
}

export const text: Shape<string> = (json, place) => {
  if (typeof json === "string") return json;
  throw new ShapeError(place, "a text");
};

export const flag: Shape<boolean> = (json, place) => {
  if (typeof json === "boolean") return json;
  throw new ShapeError(place, "true or false");
};

/** A number, 0 or more. */
export const amount: Shape<number> = (json, place) => {
  if (typeof json === "number" && Number.isFinite(json) && json >= 0) return json;
  throw new ShapeError(place, "a number, 0 or more");
};

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** A time of RFC 3339, in UTC as reports write it. */
export const time: Shape<string> = (json, place) => {
  const milliseconds = typeof json === "string" && TIME.test(json) ? Date.parse(json) : Number.NaN;
  if (!Number.isNaN(milliseconds)) return new Date(milliseconds).toISOString();
  throw new ShapeError(place, "a time of RFC 3339");
};

export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  return (json, place) => {
    const value = values.find((one) => one === json);
    if (value !== undefined) return value;
    throw new ShapeError(place, `one of ${values.join(", ")}`);
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (json, place) => (json === null ? null : shape(json, place));
}

export function list<T>(shape: Shape<T>): Shape<T[]> {
  return (json, place) => {
    if (!Array.isArray(json)) throw new ShapeError(place, "a list");
    return json.map((item, index) => shape(item, `${place}[${index}]`));
  };
}

type Members = Readonly<Record<string, Shape<unknown>>>;
type Read<M extends Members> = { readonly [N in keyof M]: M[N] extends Shape<infer T> ? T : never };

/** An object with members that have to be there, and others that may; what else it has is not read. */
export function object<R extends Members, O extends Members = Record<never, never>>(
  required: R,
  optional?: O,
): Shape<Read<R> & Partial<Read<O>>> {
  return (json, place) => {
    if (typeof json !== "object" || json === null || Array.isArray(json)) throw new ShapeError(place, "an object");
    const members = json as Readonly<Record<string, unknown>>;
    const below = (name: string) => (place === "" ? name : `${place}.${name}`);
    const present = Object.keys(optional ?? {}).filter((name) => Object.hasOwn(members, name));
    const read = [
      ...Object.entries(required).map(([name, shape]) => [name, shape(own(members, name), below(name))]),
      ...present.map((name) => [name, optional?.[name]?.(members[name], below(name))]),
    ];
    return Object.fromEntries(read);
  };
}

function own(members: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
