/**
 * Builds the provider, as it is shipped, into the file that is named: what it loads, in turn, stands in `FILE.loaded`, one
 * name a line: Node's modules, files of `src`, and `line` where the handshake is answered.
 */
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { providerBundle } from "../../../tools/build/provider.mjs";
import { bundleInTwoParts } from "../../../tools/build/two-parts.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

const OBSERVER = `
const fs = require("fs"), Module = require("module"), { writeSync } = fs, { _load } = Module;
const loaded = (name) => fs.appendFileSync(__filename + ".loaded", name + "\\n");
fs.writeSync = (file, ...rest) => (file === 1 && loaded("line"), writeSync(file, ...rest));
Module._load = function (name, ...rest) { loaded(name); return _load.call(this, name, ...rest); };
globalThis.loadedFile = loaded;
`;

/** An esbuild plugin: every file of `src` tells that it is run. */
const observed = {
  name: "observed",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const name = relative(root, path).replaceAll("\\", "/");
      return { contents: `loadedFile("${name}");\n${readFileSync(path, "utf8")}`, loader: "ts" };
    });
  },
};

const shipped = providerBundle(root);
const { text } = await bundleInTwoParts({
  ...shipped,
  banner: { js: `${shipped.banner.js}\n${OBSERVER}` },
  plugins: [...shipped.plugins, observed],
});
const [file] = process.argv.slice(2);
writeFileSync(file, text);
chmodSync(file, 0o755);
