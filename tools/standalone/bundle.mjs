import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { preparedSchema } from "../build/prepared-schema.mjs";
import { bundleInTwoParts } from "../build/two-parts.mjs";

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

/** What is loaded with `require` all the same: a provider needs it at each start. */
const AT_ONCE = ["src/provider/main.ts", "src/plugin/plugin-server.ts"];

/** The name of the second part inside the program, where the first finds it. */
const SECOND_PART = "second-part.cjs";

/** How the program becomes two texts. */
export function programBundle(root) {
  return {
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
  };
}

/**
 * Both roles as CommonJS without paths of this machine, the same bytes for every system: the text of each file that is
 * compiled into the program, the one that starts it first, and the paths of all that went into them. The runtime prepares
 * all of a file at each start, so what the handshake does not need is in a second one. Modules are wrapped in functions, so
 * that only what a role requires is run.
 */
export async function programFiles(bundle) {
  const { first, second, inputs } = await bundleInTwoParts(bundle, AT_ONCE);
  const load = `function loadSecondPart(sharedModule) { return require("./${SECOND_PART}")(sharedModule); }\n`;
  const files = { "rds-licensing.cjs": `${first}${load}`, [SECOND_PART]: asFunction(second) };
  return { files, inputs };
}

/** A module that exports a function, which runs the text as a module. */
function asFunction(text) {
  return `module.exports = (sharedModule) => {
  const module = { exports: {} };
  ${text}
  return module.exports;
};
`;
}
