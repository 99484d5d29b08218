import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { pack } from "./support/pack";

const ROOT = join(__dirname, "../..");
const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));

/** The paths of every file that `npm pack` packs. */
const packed: string[] = (() => {
  const file = pack();
  const { stdout } = spawnSync("tar", ["-tzf", basename(file)], { cwd: dirname(file), encoding: "utf8" });
  return stdout
    .trim()
    .split("\n")
    .map((path) => path.replace(/^package\//, ""));
})();

describe("npm pack", () => {
  test("holds the provider, the compiled library and its source, the schema, documents and examples, and nothing else", () => {
    const layers = ["cdktn", ...readdirSync(join(ROOT, "src"))].join("|");
    const library = new RegExp(String.raw`^lib/(${layers})/.+\.(js|d\.ts|d\.ts\.map)$`);
    const source = new RegExp(String.raw`^src/(${layers})/([\w.-]+/)*(README\.md|[\w.-]+(?<!\.test)\.ts)$`);
    const documents = /^docs\/([\w-]+\/)*[\w.-]+\.(md|png|svg)$/;
    const examples = /^examples\/([\w-]+\/)*[\w.-]+\.(md|ts|js|json|tf|sh|ya?ml)$/;
    const others = packed.filter((path) => ![library, source, documents, examples].some((known) => known.test(path)));
    expect(others.sort()).toEqual([
      "CHANGELOG.md",
      "CONTRIBUTING.md",
      "DESIGN.md",
      "LICENSE",
      "NOTICE",
      "README.md",
      "SECURITY.md",
      "bench/README.md",
      "dist/THIRD-PARTY.txt",
      "dist/terraform-provider-rdslicensing",
      "package.json",
      "schemas/doctor-v1.schema.json",
      "schemas/report-v1.schema.json",
      "schemas/report-v2.schema.json",
      ...[
        "LICENSE",
        "NOTICE.md",
        "grpc_broker.proto",
        "grpc_controller.proto",
        "grpc_stdio.proto",
        "tfplugin6.proto",
      ].map((name) => `src/plugin/wire/proto/${name}`),
    ]);
    expect(packed.filter((path) => /cdktf\.out|node_modules|tfstate|\.gen\//.test(path))).toEqual([]);
  });

  test("has declarations that need no package but those installed with it", () => {
    const { dependencies, peerDependencies, peerDependenciesMeta } = manifest;
    const installed = Object.keys({ ...dependencies, ...peerDependencies, ...peerDependenciesMeta });
    const needed = packed
      .filter((path) => path.endsWith(".d.ts"))
      .flatMap((path) => [
        ...readFileSync(join(ROOT, path), "utf8").matchAll(/(?:\bfrom|\bimport\()\s*"([^".][^"]*)"/g),
      ])
      .map(([, name = ""]) => name.split("/", name.startsWith("@") ? 2 : 1).join("/"))
      .filter((name) => !name.startsWith("node:"));
    expect([...new Set(needed)].filter((name) => !installed.includes(name))).toEqual([]);
  });

  test("has declarations beside every file of code, and code beside every declaration but those for CDK Terrain", () => {
    const modules = (ending: string) =>
      packed
        .filter((path) => path.startsWith("lib/") && path.endsWith(ending))
        .map((path) => path.slice(0, -ending.length))
        .filter((path) => !path.startsWith("lib/cdktn/"));
    expect(modules(".d.ts")).toEqual(modules(".js"));
  });

  test("has, for every declaration, a map to a source that it has too", () => {
    const declarations = packed.filter((path) => path.startsWith("lib/") && path.endsWith(".d.ts"));
    const lost = declarations.filter((path) => !packed.includes(sourceOf(path)));
    expect(lost).toEqual([]);
    expect(sourceOf("lib/cdktn/rds-farm.d.ts")).toBe("src/constructs/rds-farm.ts");
  });

  test("has every file that package.json names", () => {
    const { main, types, bin, exports } = manifest;
    const conditions = Object.values<string | Record<string, string>>(exports).flatMap((target) =>
      typeof target === "string" ? [target] : Object.values(target),
    );
    const named = [main, types, ...Object.values<string>(bin), ...conditions].map((path) => path.replace("./", ""));
    expect(named.filter((path) => !packed.includes(path))).toEqual([]);
  });

  test("has the types of every entry where the older resolution of modules finds them, too", () => {
    const entries = Object.entries<{ readonly types?: string }>(manifest.exports).filter(
      ([path, { types }]) => path !== "." && types !== undefined,
    );
    const versions = entries.map(([path, { types }]) => [path.slice("./".length), [types?.slice("./".length)]]);
    expect(manifest.typesVersions).toEqual({ "*": Object.fromEntries(versions) });
    expect(manifest.types).toBe(manifest.exports["."].types);
  });

  test("has every file that one of its documents links to", () => {
    const links = packed.filter((path) => path.endsWith(".md")).flatMap(linksOf);
    const missing = links.filter(({ to }) => !packed.some((path) => path === to || path.startsWith(`${to}/`)));
    expect(missing).toEqual([]);
    const pictures = ["docs/images/demo.svg", "docs/images/farm-report.png"];
    expect(links.filter(({ from }) => from === "README.md").map(({ to }) => to)).toEqual(
      expect.arrayContaining(pictures),
    );
  });
});

/** Where each relative link of a packed page leads. */
function linksOf(from: string): { readonly from: string; readonly to: string }[] {
  const prose = readFileSync(join(ROOT, from), "utf8").replaceAll(/^ *```[\s\S]*?^ *```$/gm, "");
  const links = prose.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g);
  return [...links].map(([, link = ""]) => ({ from, to: posix.join(posix.dirname(from), link).replace(/\/$/, "") }));
}

/** The source that the map of a packed declaration points to, by its path in the package. */
function sourceOf(declaration: string): string {
  const { sources } = JSON.parse(readFileSync(join(ROOT, `${declaration}.map`), "utf8"));
  return join(dirname(declaration), sources[0]);
}

describe("npm install", () => {
  test("runs no script of this package or of what it depends on", () => {
    expect(Object.keys(manifest.scripts)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/install$|^prepare$/)]),
    );
    const packages = Object.entries<Record<string, boolean>>(lock.packages);
    const needed = packages.filter(
      ([path, { dev, devOptional, optional, peer }]) => path !== "" && !dev && !devOptional && !optional && !peer,
    );
    expect(needed.length).toBeGreaterThan(5);
    expect(needed.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
  });

  test("asks for no package but those in use, each in a range", () => {
    const { dependencies, peerDependencies, peerDependenciesMeta } = manifest;
    // npm would hold the "constructs" of people with CDKTF against what a "cdktn" in the list wants, absent as it is.
    expect(Object.keys(peerDependenciesMeta).sort()).toEqual([...Object.keys(peerDependencies), "cdktn"].sort());
    expect(Object.values<string>(dependencies).filter((range) => !range.startsWith("^"))).toEqual([]);
  });
});

test("Construct Hub and npm find the package by the words people look for", () => {
  expect(manifest.keywords).toEqual(
    expect.arrayContaining(["cdk", "cdktf", "cdktn", "terraform", "rds", "licensing", "winrm"]),
  );
});
