import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";

const ROOT = join(__dirname, "..");
const packageJson = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

/** The layers, and for each the layers it may import from: DESIGN.md, "Layers". */
const MAY_IMPORT: Record<string, string[]> = {
  "attached-provider": ["provider-mirror"],
  cli: [
    "doctor",
    "reports",
    "projects",
    "simulator",
    "provider-mirror",
    "windows",
    "connection",
    "text-files",
    "harmless-text",
    "durations",
  ],
  connection: ["durations"],
  constructs: ["licensing"],
  doctor: ["windows", "wsman", "connection", "harmless-text"],
  durations: [],
  "harmless-text": [],
  licensing: ["harmless-text", "durations"],
  plugin: ["harmless-text"],
  projects: ["licensing", "harmless-text"],
  provider: ["plugin", "windows", "connection", "licensing", "harmless-text"],
  "provider-mirror": ["text-files"],
  reports: ["attached-provider", "windows", "licensing", "text-files", "harmless-text"],
  simulator: ["wsman", "text-files"],
  standalone: ["cli", "provider"],
  testing: ["attached-provider", "reports", "licensing", "simulator", "provider-mirror"],
  "text-files": [],
  windows: ["wsman", "connection", "licensing", "harmless-text"],
  wsman: ["connection", "harmless-text"],
};

/**
 * The folders inside a layer, or inside a folder of it, in an order in which each imports only from those before it. A file
 * beside them that is named here has its place too; any other, such as the index, comes last.
 */
const ORDER_INSIDE: Record<string, string[]> = {
  licensing: [
    "problem",
    "host-name",
    "mode",
    "choices",
    "license-servers",
    "configuration",
    "effective-licensing",
    "redundancy",
    "answer",
    "connectivity",
    "deployment",
    "license-server-inventory",
    "cal-totals",
    "windows-release",
    "health-gate-timeout",
    "diagnosis",
  ],
  projects: [
    "declared-settings",
    "adoption",
    "host-groups",
    "project",
    "comment",
    "hcl",
    "constructs",
    "project-files",
  ],
  doctor: [
    "step",
    "doctor-report",
    "examination",
    "connections",
    "reach-steps",
    "host-steps",
    "examine-host",
    "recording",
    "assumptions",
    "compare",
  ],
  reports: ["report-error", "model", "stored", "check", "plan", "formats", "changes", "merge"],
  "reports/formats": [
    "format",
    "markup",
    "content",
    "json",
    "sarif",
    "github",
    "html",
    "junit",
    "markdown",
    "openmetrics",
    "text",
  ],
  "reports/plan": ["terraform"],
  windows: [
    "errors",
    "registry",
    "wmi",
    "terminal-service",
    "shell",
    "channel",
    "license-server",
    "deployment",
    "settings",
    "diagnosis",
    "host-connection",
    "inspect",
    "repair",
  ],
  wsman: [
    "errors",
    "limits",
    "signals",
    "xml",
    "namespaces",
    "envelope",
    "cim",
    "resource",
    "encryption",
    "transport",
    "auth",
    "retry",
    "exchange",
    "operations",
    "client",
    "gateway",
    "codecs",
    "probe",
    "probes",
  ],
};

/** Entries of a layer besides its index. */
const OTHER_ENTRIES = [
  "src/simulator/control",
  "src/wsman/codecs",
  "src/wsman/probes",
  "src/cli/main",
  "src/provider/main",
];

interface Source {
  /** Below the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: string[];
}

function readSources(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.m?ts$|\.mjs$/.test(name))
    .map((name) => {
      const text = readFileSync(join(ROOT, folder, name), "utf8");
      const imports = [...text.matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*"([^"\s]+)"/g)];
      return { path: `${folder}/${name.replaceAll("\\", "/")}`, text, imports: imports.map((match) => match[1] ?? "") };
    });
}

function layerOf(path: string): string {
  return path.split("/")[1] ?? "";
}

function isGenerated(path: string): boolean {
  return path.startsWith("src/constructs/l1/") || path.startsWith("src/plugin/wire/generated/");
}

const sources = readSources("src");

/** Every import of one of our own files: from where, to where. */
const ownImports = sources.flatMap(({ path, imports }) =>
  imports
    .filter((name) => name.startsWith("."))
    .map((name) => ({ from: path, to: relative(ROOT, join(ROOT, dirname(path), name)).replaceAll("\\", "/") })),
);

/** Every import of a package: by which file, of which package. */
const packageImports = sources.flatMap(({ path, imports }) =>
  imports
    .filter((name) => !name.startsWith(".") && !name.startsWith("node:"))
    .map((name) => ({ path, name: name.split("/", name.startsWith("@") ? 2 : 1).join("/") })),
);

describe("layers", () => {
  test("every folder of src is a known layer", () => {
    expect([...new Set(sources.map(({ path }) => layerOf(path)))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  test("are those of the table in DESIGN.md", () => {
    const rows = readFileSync(join(ROOT, "DESIGN.md"), "utf8").matchAll(/^\| `([\w-]+)\/` \|.*\| (.*) \|$/gm);
    const names = (cell: string) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name = ""]) => name);
    const told = Object.fromEntries([...rows].map(([, layer = "", cell = ""]) => [layer, names(cell).sort()]));
    const { "index.ts": _, ...layers } = MAY_IMPORT;
    expect(told).toEqual(Object.fromEntries(Object.entries(layers).map(([layer, all]) => [layer, [...all].sort()])));
  });

  test("imports go one way", () => {
    const wrong = ownImports.filter(({ from, to }) => {
      const [source, target] = [layerOf(from), layerOf(to)];
      return to.startsWith("src/") && source !== target && !MAY_IMPORT[source]?.includes(target);
    });
    expect(wrong).toEqual([]);
  });

  test("layers import each other's entries, and nothing inside", () => {
    const inside = ownImports.filter(({ from, to }) => {
      const target = to.replace(/\.js$/, "");
      const isEntry = /^src\/[^/]+(?:\/index)?$/.test(target) || OTHER_ENTRIES.includes(target);
      return to.startsWith("src/") && layerOf(from) !== layerOf(to) && !isEntry;
    });
    expect(inside).toEqual([]);
  });

  test("the simulator takes the codecs of wsman and not its client", () => {
    const taken = ownImports.filter(({ from, to }) => layerOf(from) === "simulator" && layerOf(to) === "wsman");
    expect([...new Set(taken.map(({ to }) => to))]).toEqual(["src/wsman/codecs"]);
  });

  test.each(Object.entries(ORDER_INSIDE))("folders inside %s import one way", (folder, order) => {
    const isInside = (path: string) => path.startsWith(`src/${folder}/`);
    const partsOf = (path: string) => path.slice(`src/${folder}/`.length).split("/");
    const nameOf = (path: string) => partsOf(path)[0]?.replace(/\.[jt]s$/, "") ?? "";
    const folders = sources
      .filter(({ path }) => isInside(path) && partsOf(path).length > 1)
      .map(({ path }) => nameOf(path));
    expect([...new Set(folders)].filter((name) => !order.includes(name))).toEqual([]);
    const floorOf = (path: string) => (order.includes(nameOf(path)) ? order.indexOf(nameOf(path)) : order.length);
    const inside = ownImports.filter(({ from, to }) => isInside(from) && isInside(to));
    expect(inside.filter(({ from, to }) => floorOf(to) > floorOf(from))).toEqual([]);
  });

  test("nothing outside src is imported but package.json", () => {
    const outside = ownImports.filter(({ to }) => !to.startsWith("src/") && to !== "package.json");
    expect(outside).toEqual([]);
  });
});

/** Packages of types alone, whose names are erased, and the folder that uses them: no declaration of an entry leads there. */
const TYPES_ONLY: Record<string, string> = { sarif: "src/reports/formats/sarif/" };

describe("packages", () => {
  const { dependencies, peerDependencies, peerDependenciesMeta } = packageJson;

  test("src imports only what is installed with the package, and Node's own modules by their node: name", () => {
    const declared = Object.keys({ ...dependencies, ...peerDependencies, ...peerDependenciesMeta });
    const isOfTypes = ({ name, path }: { name: string; path: string }) => path.startsWith(TYPES_ONLY[name] ?? "-");
    expect(packageImports.filter((one) => !declared.includes(one.name) && !isOfTypes(one))).toEqual([]);
    expect(packageImports.filter(({ name }) => builtinModules.includes(name))).toEqual([]);
  });

  test.each(Object.keys(TYPES_ONLY))("%s is imported for its types alone", (name) => {
    const values = sources.filter(({ text }) => new RegExp(`^import (?!type )[^;]*"${name}"`, "m").test(text));
    expect(values.map(({ path }) => path)).toEqual([]);
    expect(packageJson.devDependencies).toHaveProperty([`@types/${name}`]);
  });

  test("the CDKs are needed by the constructs alone", () => {
    const cdks = packageImports.filter(({ name }) => ["cdktf", "cdktn", "constructs"].includes(name));
    expect([...new Set(cdks.map(({ path }) => layerOf(path)))]).toEqual(["constructs"]);
  });

  test("every dependency is used", () => {
    const used = new Set(packageImports.map(({ name }) => name));
    expect(Object.keys(dependencies).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe("sizes", () => {
  const written = [...sources, ...readSources("tools"), ...readSources("test"), ...readSources("bench")]
    .filter(({ path }) => !isGenerated(path))
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }));

  test("no file is longer than 400 lines", () => {
    expect(written.filter(({ lines }) => lines > 400)).toEqual([]);
  });

  test("of src are those that CONTRIBUTING.md states: the median about right, the longest not exceeded", () => {
    const lengths = written.filter(({ path }) => path.startsWith("src/")).map(({ lines }) => lines);
    lengths.sort((one, other) => one - other);
    const text = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8").replaceAll(/\s+/g, " ");
    const [, median, longest] = /median file of `src\/` has about (\d+) lines and the longest (\d+);/.exec(text) ?? [];
    expect(Math.abs((lengths[Math.floor(lengths.length / 2)] ?? 0) - Number(median))).toBeLessThanOrEqual(5);
    expect(lengths.at(-1)).toBeLessThanOrEqual(Number(longest));
    expect(lengths.at(-1)).toBeGreaterThan(Number(longest) - 50);
  });
});

describe("style", () => {
  const written = sources.filter(({ path }) => !isGenerated(path));

  test("relative imports carry no extension, but in import(), where Node demands one", () => {
    expect(offenders(/\bfrom "\.[^"]*\.[jt]s"/)).toEqual([]);
  });

  test("nothing is exported as default", () => {
    expect(offenders(/^export default\b/m)).toEqual([]);
  });

  test("constructs, and what they import, use nothing newer than jsii compiles with, which is ES2020", () => {
    const layers = ["constructs", ...(MAY_IMPORT.constructs ?? []), ...(MAY_IMPORT.licensing ?? [])];
    const newer = /\.(replaceAll|at|findLast|toSorted)\(|Object\.hasOwn\b|structuredClone\(/;
    expect(offenders(newer).filter((path) => layers.includes(layerOf(path)))).toEqual([]);
  });

  test("members of constructs and of the plugin server are private by #, or by a constructor that jsii knows", () => {
    const layers = ["constructs", "plugin"];
    const modifier = /^ *(constructor\()?private (?!constructor\()/m;
    expect(offenders(modifier).filter((path) => layers.includes(layerOf(path)))).toEqual([]);
  });

  function offenders(pattern: RegExp): string[] {
    return written.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
  }
});

describe("tests", () => {
  test("have one time limit, which is in jest.config.js", () => {
    const limited = /\bjest\.setTimeout\(|^ *\},\s*[\d_]+,?\s*\);$/m;
    expect(
      readSources("test")
        .filter(({ text }) => limited.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});
