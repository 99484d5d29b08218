import { relative, resolve } from "node:path";
import { build } from "esbuild";

/** What the first part loads with `require` all the same: it is needed for every connection. */
const AT_ONCE = ["src/plugin/plugin-server.ts"];

/**
 * Bundles a program into one text of two parts. Node reads a file to its end before it runs the first line, so what `src`
 * loads with `require` becomes a string in it, and is read as a program with the first use. Both parts share their modules:
 * what is in the first is not in the second.
 *
 * @returns the text, and the paths of all that went into it
 */
export async function bundleInTwoParts({ entryPoints: [entry], plugins, banner, absWorkingDir: root, ...options }) {
  const deferred = new Set();
  const nameOf = (path) => relative(root, path).replaceAll("\\", "/");
  const common = { ...options, absWorkingDir: root };
  const later = laterPart(nameOf, deferred);
  const first = (contents) =>
    build({ ...common, banner, stdin: { contents, resolveDir: root }, plugins: [later, ...plugins] });
  const { metafile } = await first(`require("./${entry}");`);
  const shared = Object.keys(metafile.inputs).filter((name) => name.startsWith("src/"));
  const withShared = await first(`sharedModules = ${loaders(shared)};\nrequire("./${entry}");`);
  const second = await build({
    ...common,
    stdin: { contents: `module.exports = ${loaders([...deferred].sort())};`, resolveDir: root },
    plugins: [firstPart(nameOf, new Set(shared)), ...plugins],
  });
  const text = withShared.outputFiles[0].text.replaceAll('require("deferred:', 'deferredModule("');
  const inputs = [...Object.keys(metafile.inputs), ...Object.keys(second.metafile.inputs)];
  return { text: `${text}${loader(second.outputFiles[0].text)}`, inputs };
}

/** An object that loads each module when it is asked to. */
function loaders(names) {
  return `{${names.map((name) => `"${name}": () => require("./${name}")`)}}`;
}

/** How the first part loads what is in the second. (`vm`, because a hardened Node refuses to compile by `Function`.) */
function loader(second) {
  return `var sharedModules, secondPart;
function deferredModule(name) {
  secondPart ??= compileSecondPart();
  return secondPart[name]();
}
function compileSecondPart() {
  const load = (name) => (name.startsWith("shared:") ? sharedModules[name.slice(7)]() : require(name));
  const module = { exports: {} };
  const parameters = ["require", "module", "exports", "__filename", "__dirname"];
  const run = require("node:vm").compileFunction(${JSON.stringify(second)}, parameters, { filename: __filename });
  run(load, module, module.exports, __filename, __dirname);
  return module.exports;
}
`;
}

/** Leaves out of the first part what it loads later, and notes it. */
function laterPart(nameOf, deferred) {
  return {
    name: "later-part",
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ kind, importer, path, resolveDir }) => {
        const name = nameOf(`${resolve(resolveDir, path)}.ts`);
        if (kind !== "require-call" || importer === "<stdin>" || AT_ONCE.includes(name)) return undefined;
        deferred.add(name);
        return { path: `deferred:${name}`, external: true };
      });
    },
  };
}

/** Leaves out of the second part what the first has. */
function firstPart(nameOf, shared) {
  return {
    name: "first-part",
    setup(build) {
      build.onResolve({ filter: /^\./ }, async ({ kind, importer, path, resolveDir, pluginData }) => {
        if (pluginData === "resolved" || importer.includes("node_modules")) return undefined;
        const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: "resolved" });
        const name = nameOf(found.path);
        return shared.has(name) ? { path: `shared:${name}`, external: true } : found;
      });
    },
  };
}
