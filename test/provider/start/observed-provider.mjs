/**
 * Builds the provider, as it is shipped in the form that is named (`script` or `program`), for Node into the file that is
 * named: what it loads, in turn, stands in `FILE.loaded`, one name a line: Node's modules, the program's second part, files
 * of `src`, and `line` where the handshake is answered.
 */
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { providerBundle, providerText } from "../../../tools/build/provider.mjs";
import { programBundle, programFiles } from "../../../tools/standalone/bundle.mjs";

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
      const source = readFileSync(path, "utf8").replace(/^#!.*/, "");
      return { contents: `loadedFile("${name}");\n${source}`, loader: "ts" };
    });
  },
};

/** The same bundle, which tells what it loads, after the lines that start it. A file is read by one plugin alone. */
function observing(shipped, start) {
  const plugins = [...shipped.plugins.filter(({ name }) => name !== "compiled-lightly"), observed];
  return { ...shipped, banner: { js: `${start}\n${OBSERVER}` }, plugins };
}

async function script() {
  const shipped = providerBundle(root);
  return [(await providerText(observing(shipped, shipped.banner.js))).text, {}];
}

async function program() {
  const { files } = await programFiles(observing(programBundle(root), "#!/usr/bin/env node"));
  const [[, text], ...others] = Object.entries(files);
  return [text, Object.fromEntries(others)];
}

const [form, file] = process.argv.slice(2);
const [text, others] = await { script, program }[form]();
writeFileSync(file, text);
chmodSync(file, 0o755);
for (const [name, other] of Object.entries(others)) writeFileSync(join(dirname(file), name), other);
