import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const CDKTF_MODULE = /(["'])cdktf\1/g;

/**
 * Makes the entry `cdktf-rds-licensing/cdktn`: the declarations of the constructs, written against CDK Terrain, over the
 * same code, which uses the CDK that is installed (src/constructs/load-cdk.ts). Both CDKs have the same names, and names of
 * the same length, so the maps to the source stay right.
 */
export function declareForCdktn(lib) {
  const target = join(lib, "cdktn");
  cpSync(join(lib, "constructs"), target, { recursive: true, filter: (path) => !path.endsWith(".js") });
  for (const name of readdirSync(target, { recursive: true }).filter((path) => path.endsWith(".d.ts"))) {
    const path = join(target, name);
    writeFileSync(path, readFileSync(path, "utf8").replace(CDKTF_MODULE, "$1cdktn$1"));
  }
  writeFileSync(join(target, "index.js"), 'module.exports = require("../constructs/index.js");\n');
}
