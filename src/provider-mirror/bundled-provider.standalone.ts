import type { BundledProvider } from "./bundled-provider";

export type { BundledProvider };

const { version } = require("../../package.json") as { readonly version: string };

/** The provider of a standalone program is the program itself. */
export function bundledProvider(): BundledProvider {
  return { executable: process.execPath, version, form: "program" };
}
