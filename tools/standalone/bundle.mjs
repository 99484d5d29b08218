import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";
import { preparedSchema } from "../build/prepared-schema.mjs";

/**
 * Takes `NAME.standalone.ts` for `NAME.ts` where there is one: what a program in one file does otherwise, such as where
 * its packages come from.
 */
const standaloneVariants = {
  name: "standalone-variants",
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir, importer }) => {
      if (importer.includes("node_modules")) return undefined;
      const variant = `${resolve(resolveDir, path)}.standalone.ts`;
      return existsSync(variant) ? { path: variant } : undefined;
    });
  },
};

/**
 * Both roles in one CommonJS text without paths of this machine, the same bytes for every system, and what went into it.
 * Modules are wrapped in functions, so that only what a role requires is run.
 */
export async function bundleProgram(root) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ["src/standalone/main.ts"],
    outfile: "rds-licensing.cjs",
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    minify: true,
    legalComments: "none",
    // No file stands beside the program.
    define: { __dirname: '""', __filename: '""' },
    plugins: [standaloneVariants, preparedSchema(root)],
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  return { text: result.outputFiles[0].text, inputs: Object.keys(result.metafile.inputs) };
}
