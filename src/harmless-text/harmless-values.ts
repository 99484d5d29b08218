import { harmless } from "./harmless";

/** Data from outside as it may be shown: every text in it harmless, whatever it is nested in; the rest as it is. */
export function harmlessValues<T>(data: T): T {
  return shown(data) as T;
}

function shown(data: unknown): unknown {
  if (typeof data === "string") return harmless(data);
  if (Array.isArray(data)) return data.map(shown);
  if (typeof data !== "object" || data === null) return data;
  if (Object.getPrototypeOf(data) !== Object.prototype) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, shown(value)]));
}
