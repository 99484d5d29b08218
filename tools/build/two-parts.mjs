import { relative } from "node:path";
import { build } from "esbuild";

/**
 * Bundles a program into two texts, of which the second is read when something of it is first needed: what `src` loads with
 * `require`, but for `atOnce`. Both share their modules: what is in the first is not in the second.
 *
 * The first calls `loadSecondPart(sharedModule)`, a function that has to stand beside it and returns what the second exports.
 * The second calls `sharedModule(name)`, which has to be there, too.
 *
 * @returns the texts, and the paths of all that went into them
 */
export async function bundleInTwoParts(
  { entryPoints: [entry], plugins, banner, absWorkingDir: root, ...options },
  atOnce,
) {
  const deferred = new Set();
  const nameOf = (path) => relative(root, path).replaceAll("\\", "/");
  const common = { ...options, absWorkingDir: root };
  const later = laterPart(nameOf, atOnce, deferred);
  const first = (contents) =>
    build({ ...common, banner, stdin: { contents, resolveDir: root }, plugins: [later, ...plugins] });
  const { metafile } = await first(`require("./${entry}");`);
  const shared = inputsOf(metafile);
  const withShared = await first(`sharedModules = ${loaders(shared)};\nrequire("./${entry}");`);
  const second = await build({
    ...common,
    stdin: { contents: `module.exports = ${loaders([...deferred].sort())};`, resolveDir: root },
    plugins: [firstPart(nameOf, new Set(shared)), ...plugins],
  });
  const others = inputsOf(second.metafile);
  const twice = others.filter((name) => shared.includes(name));
  if (twice.length > 0) throw new Error(`${twice.join(", ")} would be in both parts.`);
  return {
    first: `${withShared.outputFiles[0].text.replaceAll('require("deferred:', 'deferredModule("')}${DEFERRED_MODULE}`,
    second: second.outputFiles[0].text.replaceAll('require("shared:', 'sharedModule("'),
    inputs: [...shared, ...others],
  };
}

/** How the first part loads what is in the second. */
const DEFERRED_MODULE = `var sharedModules, secondPart;
function deferredModule(name) {
  secondPart ??= loadSecondPart((shared) => sharedModules[shared]());
  return secondPart[name]();
}
`;

function inputsOf({ inputs }) {
  return Object.keys(inputs).filter((name) => name !== "<stdin>");
}

/** An object that loads each module when it is asked to. */
function loaders(names) {
  return `{${names.map((name) => `"${name}": () => require("./${name}")`)}}`;
}

/** Leaves out of the first part what it loads later, and notes it. */
function laterPart(nameOf, atOnce, deferred) {
  return {
    name: "later-part",
    setup(build) {
      onSource(build, async ({ kind, importer }, resolved) => {
        if (kind !== "require-call" || importer === "<stdin>") return undefined;
        const name = nameOf((await resolved()).path);
        if (atOnce.includes(name)) return undefined;
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
      onSource(build, async (_, resolved) => {
        const name = nameOf((await resolved()).path);
        return shared.has(name) ? { path: `shared:${name}`, external: true } : undefined;
      });
    },
  };
}

/** Asks for each relative import of `src` where it leads, with what it would lead to without that. */
function onSource(build, lead) {
  build.onResolve({ filter: /^\./ }, (asked) => {
    const { path, kind, importer, resolveDir, pluginData } = asked;
    if (pluginData === onSource || importer.includes("node_modules")) return undefined;
    return lead(asked, () => build.resolve(path, { kind, importer, resolveDir, pluginData: onSource }));
  });
}
