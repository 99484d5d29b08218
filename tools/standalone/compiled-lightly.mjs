import { readFile } from "node:fs/promises";
import typescript from "typescript";

/** What runs for each host and each message; of it, little before the handshake. */
const OFTEN = [
  /[\\/]src[\\/](harmless-text|licensing|windows|wsman)[\\/].*\.ts$/,
  /[\\/]src[\\/]plugin[\\/](value|(planning|rpc|wire)[\\/].*)\.ts$/,
  /[\\/](saxes|xmlchars[\\/].*|@bufbuild[\\/]protobuf[\\/].*[\\/]wire[\\/].*)\.js$/,
];

const NAME = "compile-lightly";

/**
 * Keeps the last of the runtime's compilers from the functions and methods of the modules that run often: it takes longer
 * than it saves while a fleet of hosts is read (bench/README.md). The runtime takes that for its whole process from the
 * environment alone, and for one function from the program.
 */
export const compiledLightly = {
  name: "compiled-lightly",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: new RegExp(`^${NAME}$`) }, () => ({ path: NAME, namespace: NAME }));
    onLoad({ filter: /./, namespace: NAME }, () => ({ contents: COMPILE_LIGHTLY }));
    onLoad({ filter: new RegExp(OFTEN.map(({ source }) => source).join("|")) }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const names = declaredIn(path, text);
      if (names.length === 0) return undefined;
      const contents = `${text}\nrequire("${NAME}").compileLightly(${names.join()});\n`;
      return { contents, loader: path.endsWith(".ts") ? "ts" : "js" };
    });
  },
};

/** The functions and classes of a module, but for those in others. */
function declaredIn(path, text) {
  const { statements } = typescript.createSourceFile(path, text, typescript.ScriptTarget.Latest);
  const isImplemented = (statement) =>
    typescript.isClassDeclaration(statement) ||
    (typescript.isFunctionDeclaration(statement) && statement.body !== undefined);
  return statements.filter(isImplemented).flatMap(({ name }) => name?.text ?? []);
}

const COMPILE_LIGHTLY = `
const runtime = process.getBuiltinModule("bun:jsc");
function methodsOf(object) {
  return Object.values(Object.getOwnPropertyDescriptors(object)).flatMap(({ value, get, set }) => [value, get, set]);
}
exports.compileLightly = (...declared) => {
  for (const one of declared) {
    for (const found of [one, ...methodsOf(one), ...methodsOf(one.prototype ?? {})]) {
      if (typeof found === "function") runtime.noFTL(found);
    }
  }
};
`;
