import type { Json, JsonObject } from "./plan-document";

/** In a plan's `after_unknown` and its marks of what is sensitive, true stands for each value that is so. */
export function hasMark(json: Json | undefined): boolean {
  if (typeof json !== "object" || json === null) return json === true;
  return Object.values(json).some(hasMark);
}

/** The attributes that are marked, wholly or in part. */
export function markedNames(marks: readonly JsonObject[]): ReadonlySet<string> {
  return new Set(marks.flatMap((names) => Object.keys(names).filter((name) => hasMark(names[name]))));
}
