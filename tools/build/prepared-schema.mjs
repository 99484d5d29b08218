import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";

const MODULE = "src/provider/encoded-schema.ts";

/**
 * An esbuild plugin that puts the bytes of the provider's schema in place of the module that encodes it. They come from the
 * same sources in the same build, so they cannot be older than the rest.
 */
export function preparedSchema(root) {
  return {
    name: "prepared-schema",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]encoded-schema\.ts$/ }, async () => {
        const bytes = JSON.stringify(Buffer.from(await encode(root)).toString("base64"));
        return { contents: `export const encodedSchema = () => Buffer.from(${bytes}, "base64");`, loader: "js" };
      });
    },
  };
}

async function encode(root) {
  const options = { absWorkingDir: root, bundle: true, platform: "node", format: "cjs", write: false };
  const { outputFiles } = await build({ ...options, entryPoints: [MODULE], logLevel: "warning" });
  const module = { exports: {} };
  const run = new Function("module", "exports", "require", outputFiles[0].text);
  run(module, module.exports, createRequire(join(root, MODULE)));
  return module.exports.encodedSchema();
}
