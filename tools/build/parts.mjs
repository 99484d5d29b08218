import { relative } from "node:path";
import { build } from "esbuild";

/**
 * Bundles a program into texts that are read one after the other, each when something in it is first needed. They share their
 * modules: what is in one is in no later one.
 *
 * - The first starts the program. It has nothing that `src` loads by `require`, but for `atOnce`.
 * - The second has what the first loads.
 * - The third, where there is a module `apart`, has that instead of the second.
 *
 * The first calls `loadPart(number, partModule)`, a function that has to stand beside it, for 2 and then for 3. It runs the
 * part, the text of a CommonJS module that calls `partModule`, and returns what that exports.
 *
 * @returns the texts, and the paths of all that went into them
 */
export async function bundleInParts({ entryPoints: [entry], ...bundle }, { atOnce, apart }) {
  const isLater = (name) => name.startsWith("src/") && !atOnce.includes(name);
  const first = await examine(bundle, { entries: [entry], isLater, earlier: [] });
  const deferred = [...first.deferred].sort();
  const isApart = (name) => name === apart;
  const parts = [first];
  for (const entries of [deferred.filter((name) => !isApart(name)), deferred.filter(isApart)]) {
    if (entries.length > 0) parts.push(await examine(bundle, { entries, isLater: isApart, earlier: inputsOf(parts) }));
  }
  const wanted = new Set(parts.flatMap(({ shared }) => [...shared]));
  const texts = await Promise.all(parts.map((part) => textOf(bundle, part, wanted)));
  texts[0] += PART_MODULE;
  return { texts, inputs: inputsOf(parts) };
}

/** How a part loads what is in another. */
const PART_MODULE = `var partModules, lastPart;
function partModule(name) {
  while (!(name in partModules)) Object.assign(partModules, loadPart(++lastPart, partModule));
  return partModules[name]();
}
`;

function inputsOf(parts) {
  return parts.flatMap(({ inputs }) => inputs);
}

/** What is in a part that begins with `entries`, what it needs of those before, and what it leaves to a later one. */
async function examine(bundle, { entries, isLater, earlier }) {
  const part = { entries, isLater, earlier: new Set(earlier), deferred: new Set(), shared: new Set() };
  const { metafile } = await bundlePart(bundle, part, loaders(entries));
  return { ...part, inputs: Object.keys(metafile.inputs).filter((name) => name !== "<stdin>") };
}

async function textOf({ banner, ...bundle }, part, wanted) {
  const { entries, inputs, earlier } = part;
  const isFirst = earlier.size === 0;
  const exported = inputs.filter((name) => wanted.has(name));
  const { outputFiles } = isFirst
    ? await bundlePart(
        { ...bundle, banner },
        part,
        `partModules = ${loaders(exported)};\nlastPart = 1;\nrequire("./${entries[0]}");`,
      )
    : await bundlePart(bundle, part, `module.exports = ${loaders([...new Set([...entries, ...exported])])};`);
  return outputFiles[0].text.replaceAll('require("part:', 'partModule("');
}

/** An object that loads each module when it is asked to. */
function loaders(names) {
  return `({${names.map((name) => `"${name}": () => require("./${name}")`)}})`;
}

function bundlePart({ plugins, ...options }, part, contents) {
  const stdin = { contents, resolveDir: options.absWorkingDir };
  return build({ ...options, stdin, plugins: [boundary(options.absWorkingDir, part), ...plugins] });
}

/** Leaves out of a part what is in one before and what is loaded later, and notes both. */
function boundary(root, { isLater, earlier, deferred, shared }) {
  return {
    name: "boundary",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (importer === "<stdin>" || pluginData === boundary) return undefined;
        const found = await resolve(path, { kind, importer, resolveDir, pluginData: boundary });
        if (found.external || found.errors.length > 0) return undefined;
        const name = relative(root, found.path).replaceAll("\\", "/");
        if (earlier.has(name)) {
          if (kind === "dynamic-import") throw new Error(`${importer} imports ${name} of another part.`);
          shared.add(name);
        } else if (kind === "require-call" && isLater(name)) deferred.add(name);
        else return undefined;
        return { path: `part:${name}`, external: true };
      });
    },
  };
}
