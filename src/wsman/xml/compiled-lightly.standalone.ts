/** What is used here of the module `bun:jsc`. */
interface Compilers {
  /** Keeps the last and slowest of the compilers from a function. */
  noFTL(method: unknown): void;
}

const compilers = process.getBuiltinModule("bun:jsc") as Compilers | undefined;

/**
 * Keeps the last of the runtime's compilers from the methods of a class: for a parser, it takes longer than it saves while a
 * fleet of hosts is read.
 */
export function compiledLightly(prototype: object): void {
  for (const { value, get, set } of Object.values(Object.getOwnPropertyDescriptors(prototype))) {
    for (const method of [value, get, set]) if (typeof method === "function") compilers?.noFTL(method);
  }
}
