import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { shippedProvider } from "../support/provider";
import { type Json, Workspace } from "../support/terraform";
import { blocksOf, documents, placeOf } from "./blocks";
import { docsPages, page, ROOT } from "./pages";

const REQUIRED_PROVIDERS =
  'terraform {\n  required_providers {\n    rdslicensing = {\n      source = "rds-licensing/rdslicensing"\n    }\n  }\n}\n';

const files = readdirSync(join(ROOT, "examples"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".tf"))
  .map((name) => ({
    name: `examples/${name.replaceAll("\\", "/")}`,
    code: readFileSync(join(ROOT, "examples", name), "utf8"),
  }));
const blocks = documents()
  .flatMap(blocksOf)
  .filter(({ language }) => language === "hcl" || language === "terraform")
  .map((block) => ({ name: placeOf(block), code: block.code }));

describe("every example, in examples/ and in the pages", () => {
  let terraform: Workspace;
  beforeAll(async () => {
    terraform = new Workspace({ provider: shippedProvider() });
    terraform.write(REQUIRED_PROVIDERS, "versions.tf");
    terraform.write('provider "rdslicensing" {}\n');
    const { code, stdout, stderr } = await terraform.init();
    if (code !== 0) throw new Error(stdout + stderr);
  });
  afterAll(() => terraform.remove());

  test.each([...files, ...blocks].map(({ name, code }) => [name, code]))("%s is valid", async (_, code) => {
    terraform.write(code.includes("required_providers") ? "" : REQUIRED_PROVIDERS, "versions.tf");
    terraform.write(code);
    const { stdout, stderr } = await terraform.validate();
    expect(stdout + stderr).toMatch(/^Success! The configuration is valid\.\s*$/);
  });

  test("is formatted as terraform fmt would", async () => {
    for (const { name, code } of [...files, ...blocks]) {
      const file = join("formatted", `${name.replaceAll(/[/:]/g, "-")}.tf`);
      mkdirSync(join(terraform.directory, "formatted"), { recursive: true });
      terraform.write(code, file);
    }
    expect(await terraform.run(["fmt", "-check", "-diff", "formatted"])).toMatchObject({ code: 0, stdout: "" });
  });

  test("imports name resources that the example declares, one a command", () => {
    const folder = join(ROOT, "examples/resources/rdslicensing_configuration");
    const declared = readFileSync(join(folder, "resource.tf"), "utf8");
    const commands = readFileSync(join(folder, "import.sh"), "utf8").match(/^[^#\n].*$/gm) ?? [];
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const [, name, key] =
        /^terraform import '?rdslicensing_configuration\.(\w+)(?:\["(.+)"\]')? \S+$/.exec(command) ?? [];
      expect(declared).toContain(`resource "rdslicensing_configuration" "${name}"`);
      if (key !== undefined) expect(declared).toContain(`"${key}"`);
    }
  });
});

describe("the schema in the pages, against what terraform itself gets from the provider", () => {
  let schemas: Json;
  beforeAll(async () => {
    const provider = shippedProvider();
    const terraform = new Workspace({ provider });
    terraform.write(REQUIRED_PROVIDERS);
    await terraform.init();
    schemas = JSON.parse((await terraform.run(["providers", "schema", "-json"])).stdout).provider_schemas[
      provider.address
    ];
    terraform.remove();
  });

  test("has a page for every resource and data source, and no other", () => {
    const pages = docsPages().map(({ path }) => path);
    const expected = [
      ...Object.keys(schemas.data_source_schemas).map((type) => `docs/data-sources/${withoutProvider(type)}.md`),
      ...Object.keys(schemas.resource_schemas).map((type) => `docs/resources/${withoutProvider(type)}.md`),
    ];
    expect(pages.filter((path) => /^docs\/(resources|data-sources)\//.test(path)).sort()).toEqual(expected.sort());
  });

  test("has every attribute under the heading of who sets it, with its type and description", () => {
    expect(found(page("docs/index.md").text)).toEqual(told(schemas.provider.block.attributes));
    for (const [type, { block }] of Object.entries<Json>(schemas.resource_schemas)) {
      expect(found(page(`docs/resources/${withoutProvider(type)}.md`).text)).toEqual(told(block.attributes));
    }
    for (const [type, { block }] of Object.entries<Json>(schemas.data_source_schemas)) {
      expect(found(page(`docs/data-sources/${withoutProvider(type)}.md`).text)).toEqual(told(block.attributes));
    }
  });

  test("names the environment variable of every attribute of winrm", () => {
    const { text } = page("docs/index.md");
    for (const name of Object.keys(schemas.provider.block.attributes.winrm.nested_type.attributes)) {
      expect(text).toMatch(new RegExp(`^- \`${name}\` .*\`RDSLICENSING_${name.toUpperCase()}\``, "m"));
    }
  });
});

function withoutProvider(type: string): string {
  return type.replace(/^rdslicensing_/, "");
}

/** The attributes of a page: `path heading (traits) description`. */
function found(text: string): string[] {
  const lines = text.slice(text.indexOf("## Schema")).split("\n");
  let path = "";
  let heading = "";
  return lines
    .flatMap((line) => {
      path = /^### Nested Schema for `(.+)`$/.exec(line)?.[1] ?? path;
      heading = /^(?:### )?(Required|Optional|Read-Only):?$/.exec(line)?.[1] ?? heading;
      const [, name, traits, rest = ""] = /^- `(\w+)` \(([^)]+)\) (.*)$/.exec(line) ?? [];
      if (name === undefined) return [];
      const description = rest.replace(/ ?(Changing it forces a new resource\.|\(see \[below.*\))/g, "");
      return [`${[path, name].filter(Boolean).join(".")} ${heading} (${traits}) ${description}`];
    })
    .sort();
}

/** The same from terraform's JSON (https://developer.hashicorp.com/terraform/cli/commands/providers/schema). */
function told(attributes: Json, path: readonly string[] = []): string[] {
  return Object.entries<Json>(attributes)
    .flatMap(([name, attribute]) => {
      const own = [...path, name];
      const heading = attribute.required ? "Required" : attribute.optional ? "Optional" : "Read-Only";
      const traits = [typeOf(attribute), ...(attribute.sensitive ? ["Sensitive"] : [])].join(", ");
      const nested = attribute.nested_type === undefined ? [] : told(attribute.nested_type.attributes, own);
      return [`${own.join(".")} ${heading} (${traits}) ${attribute.description}`, ...nested];
    })
    .sort();
}

function typeOf({ type, nested_type: nested }: Json): string {
  const names: Record<string, string> = {
    string: "String",
    number: "Number",
    bool: "Boolean",
    list: "List",
    set: "Set",
    map: "Map",
  };
  if (nested?.nesting_mode === "single") return "Attributes";
  if (nested !== undefined) return `Attributes ${names[nested.nesting_mode]}`;
  return typeof type === "string" ? (names[type] ?? type) : `${names[type[0]]} of ${names[type[1]]}`;
}
