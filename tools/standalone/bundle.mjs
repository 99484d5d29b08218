import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { bundleInParts } from "../build/parts.mjs";
import { preparedSchema } from "../build/prepared-schema.mjs";
import { compiledLightly } from "./compiled-lightly.mjs";

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

/** What a provider does not need. */
const APART = "src/cli/main.ts";

/** How the program becomes the texts of its parts. */
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
    plugins: [standaloneVariants, preparedSchema(root), compiledLightly],
    metafile: true,
    write: false,
    logLevel: "warning",
  };
}

/**
 * Both roles as CommonJS without paths of this machine, the same bytes for every system: the text of each file that is
 * compiled into the program, the one that starts it first, and the paths of all that went into them. The runtime prepares
 * all of a file before it runs it, so each part is one. Modules are wrapped in functions, so that only what a role requires
 * is run.
 */
export async function programFiles(bundle) {
  const { texts, inputs } = await bundleInParts(bundle, { atOnce: AT_ONCE, apart: APART });
  const [first, ...others] = texts;
  const files = Object.fromEntries(others.map((text, index) => [`part-${index + 2}.cjs`, asFunction(text)]));
  return { files: { "rds-licensing.cjs": `${first}${loadPart(Object.keys(files))}`, ...files }, inputs };
}

/** The files are inside the program, where `require` finds them by their names. */
function loadPart(names) {
  return `function loadPart(number, partModule) {
  const others = [${names.map((name) => `() => require("./${name}")`)}];
  return others[number - 2]()(partModule);
}
`;
}

/** A module that exports a function, which runs the text as a module. */
function asFunction(text) {
  return `module.exports = (partModule) => {
  const module = { exports: {} };
  ${text}
  return module.exports;
};
`;
}
