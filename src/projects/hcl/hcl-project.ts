import { comment, leftComment, notesComment } from "../comment";
import type { HostGroup } from "../host-groups";
import type { Project, ProjectFile } from "../project";
import { hclString } from "./hcl-string";

/** The files of a project for Terraform and OpenTofu. */
export function hclProject(project: Project): readonly ProjectFile[] {
  return [
    { name: "main.tf", text: mainFile(project) },
    ...(project.imports ? [{ name: "imports.tf", text: importsFile(project) }] : []),
    { name: ".gitignore", text: IGNORED.join("\n"), maySubstitute: true },
  ];
}

/** The lock file is to be kept, states are not: they belong in a backend. */
const IGNORED = [".terraform/", "*.tfstate", "*.tfstate.*", "*.tfplan", "simulated.*", ""];

function mainFile({ about, connection, groups, left, version }: Project): string {
  const blocks = [
    [...about.flatMap((paragraph) => comment("#", paragraph)), ...requirements(version)],
    providerBlock(connection),
    ...groups.map(resourceBlock),
    leftComment("#", left),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function requirements(version: string): readonly string[] {
  const [major, minor] = version.split(".");
  return [
    "terraform {",
    "  required_providers {",
    "    rdslicensing = {",
    '      source  = "rds-licensing/rdslicensing"',
    `      version = ${hclString(`~> ${major}.${minor}`)}`,
    "    }",
    "  }",
    "}",
  ];
}

function providerBlock(connection: Project["connection"]): readonly string[] {
  const settings = Object.entries(connection);
  const width = Math.max(...settings.map(([name]) => name.length));
  const attributes = settings.map(([name, value]) => `    ${name.padEnd(width)} = ${literal(value)}`);
  return [
    'provider "rdslicensing" {',
    ...comment("  #", "Credentials come from RDSLICENSING_USERNAME and RDSLICENSING_PASSWORD, never from here."),
    ...(settings.length === 0 ? [] : ["  winrm = {", ...attributes, "  }"]),
    "}",
  ];
}

function literal(value: string | number | boolean): string {
  return typeof value === "string" ? hclString(value) : String(value);
}

/** A map that is written out costs Terraform far less than a set of as many hosts. */
function resourceBlock(group: HostGroup): readonly string[] {
  const { settings, notes } = group;
  const keys = keysOf(group);
  const width = Math.max(...keys.map(([key]) => key.length));
  const entries = keys.map(([key, host]) => `    ${key.padEnd(width)} = ${hclString(host)}`);
  const scope = settings.scope === "policy" ? [`  scope           = ${hclString(settings.scope)}`] : [];
  return [
    ...notesComment("#", notes),
    `resource "rdslicensing_configuration" "${resourceName(group)}" {`,
    "  for_each = {",
    ...entries,
    "  }",
    "",
    "  host            = each.value",
    `  mode            = ${hclString(settings.mode)}`,
    `  license_servers = [${settings.licenseServers.map(hclString).join(", ")}]`,
    ...scope,
    "}",
  ];
}

/** Each host's key, as it is written, and the host: its name without the domain, where that tells it from the others. */
function keysOf({ hosts }: Pick<HostGroup, "hosts">): readonly (readonly [key: string, host: string])[] {
  const short = hosts.map(shortKey);
  return hosts.map((host, index) => {
    const key = short[index];
    const isOwn = key !== undefined && short.indexOf(key) === index && short.lastIndexOf(key) === index;
    return [isOwn ? key : hclString(host), host];
  });
}

/** Undefined for an address, a port, and what is no word of HCL. */
function shortKey(host: string): string | undefined {
  const [label = ""] = host.toLowerCase().split(".");
  return /^[a-z][a-z0-9_-]*$/.test(label) && !RESERVED.has(label) ? label : undefined;
}

/** `for` at the start of an object begins another expression; the others are values. */
const RESERVED: ReadonlySet<string> = new Set(["for", "null", "true", "false"]);

function resourceName({ words }: HostGroup): string {
  return words.join("_");
}

/** Written out one by one, as Terraform 1.5 and OpenTofu 1.6 take them; `for_each` in an import block is younger. */
function importsFile({ groups }: Project): string {
  const blocks = groups.flatMap((group) =>
    keysOf(group).map(([key, host]) => {
      const index = key.startsWith('"') ? key : hclString(key);
      const id = group.settings.scope === "policy" ? `${host}/policy` : host;
      return [
        "import {",
        `  to = rdslicensing_configuration.${resourceName(group)}[${index}]`,
        `  id = ${hclString(id)}`,
        "}",
      ].join("\n");
    }),
  );
  const head = comment("#", "Imports the hosts of main.tf as they are. Delete this file once it is applied.").join(
    "\n",
  );
  return `${head}\n\n${blocks.join("\n\n")}\n`;
}
