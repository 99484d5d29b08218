import { comment, leftComment, notesComment } from "../comment";
import type { HostGroup } from "../host-groups";
import type { Project } from "../project";
import { tsString, tsTerraformText } from "./ts-string";

/** The CDK that a program is written for. */
interface Modules {
  readonly module: string;
  readonly constructs: string;
}

/** The program: an `RdsFarm` with the groups, and the pool of license servers that most of its hosts share. */
export function mainProgram(project: Project, modules: Modules): string {
  const { about, connection, groups, left, imports } = project;
  const pool = poolOf(groups);
  const blocks = [
    [...about.flatMap((paragraph) => comment("//", paragraph)), ...importLines(groups, modules)],
    ["const app = new App();", 'const stack = new TerraformStack(app, "farm");'],
    providerLines(connection),
    ["// The primary first.", `const pool = LicenseServerPool.fromNames(stack, "license-servers", ${list(pool, "")});`],
    farmLines(groups, pool),
    imports ? IMPORT_LINES : [],
    ["app.synth();"],
    leftComment("//", left),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

const IMPORT_LINES = [
  "// The first deploy imports every host as it is. Remove this afterwards.",
  "for (const group of farm.sessionHostGroups) group.importSessionHosts();",
];

function importLines(groups: readonly HostGroup[], { module, constructs }: Modules): readonly string[] {
  const hasPolicy = groups.some(({ settings }) => settings.scope === "policy");
  const names = [
    "LicenseServerPool",
    "LicensingMode",
    ...(hasPolicy ? ["LicensingScope"] : []),
    "RdsFarm",
    "RdslicensingProvider",
  ];
  return [
    `import { App, TerraformStack } from ${tsString(module)};`,
    `import { ${names.join(", ")} } from ${tsString(constructs)};`,
  ];
}

function providerLines(connection: Project["connection"]): readonly string[] {
  const settings = Object.entries(connection).map(
    ([name, value]) => `${camelCase(name.split("_"))}: ${literal(value)}`,
  );
  const props = settings.length === 0 ? "" : `, { winrm: { ${settings.join(", ")} } }`;
  return [
    ...comment("//", "Credentials come from RDSLICENSING_USERNAME and RDSLICENSING_PASSWORD, never from here."),
    `new RdslicensingProvider(stack, "rdslicensing"${props});`,
  ];
}

function literal(value: string | number | boolean): string {
  return typeof value === "string" ? tsTerraformText(value) : String(value);
}

/** The list that most hosts have; of several, that of the first group. */
function poolOf(groups: readonly HostGroup[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { settings, hosts } of groups) {
    const key = settings.licenseServers.join();
    counts.set(key, (counts.get(key) ?? 0) + hosts.length);
  }
  const most = Math.max(...counts.values());
  return (
    groups.find(({ settings }) => counts.get(settings.licenseServers.join()) === most)?.settings.licenseServers ?? []
  );
}

function farmLines(groups: readonly HostGroup[], pool: readonly string[]): readonly string[] {
  const undiagnosed = groups.some(({ hosts }) => hosts.some((host) => RESERVED_IDS.has(host.toLowerCase())));
  return [
    'const farm = new RdsFarm(stack, "farm", {',
    "  licenseServerPool: pool,",
    ...(undiagnosed ? ["  // A host has a name that a diagnosis needs for itself.", "  diagnose: false,"] : []),
    "  sessionHostGroups: {",
    ...groups.flatMap((group) => groupLines(group, pool)),
    "  },",
    "});",
  ];
}

/** The ids that a diagnosis has beside the hosts. */
const RESERVED_IDS: ReadonlySet<string> = new Set(["diagnosis", "check"]);

function groupLines({ words, settings, hosts, notes }: HostGroup, pool: readonly string[]): readonly string[] {
  const { mode, licenseServers, scope } = settings;
  const isOther = licenseServers.join() !== pool.join();
  return [
    ...notesComment("    //", notes),
    `    ${camelCase(words)}: {`,
    `      mode: LicensingMode.${mode.toUpperCase()},`,
    ...(isOther ? [`      licenseServers: ${list(licenseServers, "      ")},`] : []),
    ...(scope === "policy" ? ["      settingsScope: LicensingScope.POLICY,"] : []),
    `      sessionHosts: ${list(hosts, "      ")},`,
    "    },",
  ];
}

const WIDTH = 100;

/** On one line, or one element a line where that is too long. */
function list(elements: readonly string[], indent: string): string {
  const texts = elements.map(tsString);
  const inline = `[${texts.join(", ")}]`;
  if (inline.length <= WIDTH - 20) return inline;
  return `[\n${texts.map((text) => `${indent}  ${text},\n`).join("")}${indent}]`;
}

function camelCase(words: readonly string[]): string {
  return words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
}
