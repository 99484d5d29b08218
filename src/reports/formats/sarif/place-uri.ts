import { basename, isAbsolute, relative, resolve, sep } from "node:path";

/**
 * Where a folder or plan is, as code scanning wants it: relative to the root of the repository, which is the working
 * folder where pipelines run. Of what is elsewhere, the last name only: no path leads there from the root, an absolute one
 * shows how the machine is laid out, and one that changes with the machine would make the alerts new ones. So it is of
 * the working folder itself, for which `.` would be no file.
 */
export function placeUri(path: string): string {
  const [from, to] = [process.cwd(), resolve(path)];
  const way = relative(from, to);
  const isWithin = way !== "" && !isAbsolute(way) && way.split(sep)[0] !== "..";
  return (isWithin ? way : basename(to) || "root").split(sep).map(encoded).join("/");
}

/** One name of a path. Half a character, which JSON can bring, has no code in a URI. */
export function encoded(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, "\ufffd"));
}
