/** Keeps a runtime from compiling the methods of a class once more than it pays; the one of Node needs nothing. */
export function compiledLightly(_prototype: object): void {}
