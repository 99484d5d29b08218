import { chmodSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LAUNCHER } from "./launcher.mjs";
import { bundleInParts } from "./parts.mjs";
import { preparedSchema } from "./prepared-schema.mjs";
import { thirdPartyNotices } from "./third-party.mjs";

const NAME = "terraform-provider-rdslicensing";

/** How the provider becomes one file, which starts itself. */
export function providerBundle(root) {
  return {
    absWorkingDir: root,
    entryPoints: ["src/provider/main.ts"],
    outfile: join("dist", NAME),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    minify: true,
    legalComments: "none",
    banner: { js: LAUNCHER },
    plugins: [preparedSchema(root)],
    metafile: true,
    write: false,
    logLevel: "warning",
  };
}

/** What is loaded with `require` all the same: it is needed for every connection. */
const AT_ONCE = ["src/plugin/plugin-server.ts"];

/**
 * The provider as one text, and the paths of all that went into it. Node reads a file to its end before it runs the first
 * line, so the second part is a string in the first.
 */
export async function providerText(bundle) {
  const { texts, inputs } = await bundleInParts(bundle, { atOnce: AT_ONCE });
  const [first, second] = texts;
  return { text: `${first}${loadPart(second)}`, inputs };
}

/** (`vm`, because a hardened Node refuses to compile by `Function`.) */
function loadPart(second) {
  return `function loadPart(_, partModule) {
  const module = { exports: {} };
  const parameters = ["require", "module", "exports", "__filename", "__dirname", "partModule"];
  const run = require("node:vm").compileFunction(${JSON.stringify(second)}, parameters, { filename: __filename });
  run(require, module, module.exports, __filename, __dirname, partModule);
  return module.exports;
}
`;
}

/**
 * Bundles the provider into one executable file. Terraform takes the first file whose name begins with the provider's
 * as the program, so nothing else in `dist/` may begin so. The same sources give the same bytes on every machine,
 * because lock files record the hash.
 */
export async function buildProvider(root) {
  const { text, inputs } = await providerText(providerBundle(root));
  const dist = join(root, "dist");
  mkdirSync(dist, { recursive: true });
  // Written aside and renamed: a terraform that starts the provider meanwhile must never see half of it.
  const aside = join(dist, `.${NAME}`);
  writeFileSync(aside, text);
  chmodSync(aside, 0o755);
  renameSync(aside, join(dist, NAME));
  writeFileSync(join(dist, "THIRD-PARTY.txt"), thirdPartyNotices(root, inputs));
}
