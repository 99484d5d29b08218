import { join } from "node:path";

const { version, homepage } = require("../../package.json") as { readonly version: string; readonly homepage?: string };

/**
 * The version, where the documentation is (the project's address where it has one, else the package), and how people start
 * the command.
 */
export const ABOUT = {
  version,
  documentation: homepage ?? join(__dirname, "../../README.md"),
  started: "npx rds-licensing",
};
