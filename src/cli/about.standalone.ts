const { version, homepage } = require("../../package.json") as { readonly version: string; readonly homepage?: string };

/** The same in a standalone program, which has no file of documentation beside it. */
export const ABOUT = {
  version,
  documentation: homepage ?? "in the npm package cdktf-rds-licensing",
  started: "rds-licensing",
};
