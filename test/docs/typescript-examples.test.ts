import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as cdktf from "cdktf";
import ts from "typescript";
import * as constructs from "../../src/constructs";
import { blocksOf, documents, placeOf } from "./blocks";
import { type CommentExample, examplesOf, exportsOf } from "./comment-examples";
import { ROOT } from "./pages";

const LAYERS = ["constructs", "plugin", "simulator", "testing"];

/** What an example may use without saying where it comes from: the CDK's names, and things of the types of its layer. */
const CDK = ["App", "Aspects", "TerraformOutput", "TerraformStack", "TerraformVariable"] as const;
const GIVEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  constructs: { stack: "TerraformStack", desktops: "RdsLicensing" },
  plugin: {},
  simulator: { farm: "SimulatedFarm" },
  testing: { app: "App", farm: "TestFarm" },
};

/** Properties that describe a class of the output of Terraform, made by `cdktf get`. */
const GENERATED_PART = /(OutputReference|List)$/;

/** What a block of a page may use that is not a whole program: what the page talks of. */
const GIVEN_IN_PAGES = {
  app: "App",
  stack: "TerraformStack",
  desktops: "string[]",
  kiosks: "string[]",
  licenseServers: "string[]",
};

const examples = LAYERS.flatMap(examplesOf);
const blocks = documents()
  .flatMap(blocksOf)
  .filter(({ language }) => language === "ts");
const isProgram = (code: string) => /^import /m.test(code);

function declares(code: string, name: string): boolean {
  return new RegExp(`\\bconst ${name}\\b`).test(code);
}

function uses(code: string, name: string): boolean {
  return new RegExp(`(?<![.\\w])${name}\\b`).test(code);
}

/** The example as a module that can be compiled. */
function moduleOf({ layer, code }: Omit<CommentExample, "name">, givenNames = GIVEN[layer] ?? {}): string {
  const given = Object.entries(givenNames).filter(([name]) => !declares(code, name));
  const text = `${code}\n${given.map(([, type]) => type).join("\n")}`;
  const imported = exportsOf(layer).names.filter((name) => uses(text, name));
  const cdk = CDK.filter((name) => uses(text, name));
  return [
    `import { ${imported} } from ${JSON.stringify(join(ROOT, "src", layer))};`,
    `import { ${cdk} } from "cdktf";`,
    ...given.map(([name, type]) => `declare const ${name}: ${type};`),
    `export async function example() {\n${code}\n}`,
  ].join("\n");
}

describe.each(LAYERS)("%s", (layer) => {
  test("shows by an example what every public class is for", () => {
    const classes = exportsOf(layer).classes.filter((name) => !GENERATED_PART.test(name));
    const shown = examples.filter((example) => example.layer === layer).map(({ name }) => name);
    expect(classes.filter((name) => !shown.includes(name))).toEqual([]);
    expect(classes.length).toBeGreaterThan(1);
  });
});

test("every example in a comment or a page compiles", () => {
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  // Inside the project, where the compiler finds the CDK.
  const folder = mkdtempSync(join(ROOT, ".cache", "examples-"));
  try {
    const inComments = examples.map((example, index) => [`${index}-${example.name}.ts`, moduleOf(example)] as const);
    const inPages = blocks.map((block) => {
      const { code } = block;
      const name = placeOf(block).replaceAll(/[/:]/g, "-");
      // A program is a module of ECMAScript, which may wait at its top level.
      if (isProgram(code)) return [`${name}.mts`, code] as const;
      return [`${name}.ts`, moduleOf({ layer: "constructs", code }, GIVEN_IN_PAGES)] as const;
    });
    const files = [...inComments, ...inPages].map(([name, text]) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    const options = { module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, lib: ["lib.es2023.d.ts"] };
    const program = ts.createProgram(files, {
      ...options,
      strict: true,
      skipLibCheck: true,
      types: ["node"],
      noEmit: true,
      // Of the package that readers install, the source.
      paths: {
        "cdktf-rds-licensing": [join(ROOT, "src/constructs/index.ts")],
        "cdktf-rds-licensing/*": [join(ROOT, "src/*/index.ts")],
      },
    });
    const problems = files.flatMap((file) => {
      const source = program.getSourceFile(file);
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return found.map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
    });
    expect(problems).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each(examplesOf("constructs"))("the example of $name synthesizes", ({ code }) => {
  const stack = new cdktf.TerraformStack(cdktf.Testing.app(), "stack");
  const names: Record<string, unknown> = { ...cdktf, ...constructs, stack };
  if (!declares(code, "desktops")) {
    const props = { licenseServers: ["lic1", "lic2", "lic3"], mode: constructs.LicensingMode.PER_USER };
    names.desktops = new constructs.RdsLicensing(stack, "given", { ...props, sessionHosts: ["rdsh9"] });
  }
  if (!uses(code, "RdslicensingProvider")) new constructs.RdslicensingProvider(stack, "provider");
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  new Function(...Object.keys(names), outputText)(...Object.values(names));
  expect(() => cdktf.Testing.synth(stack, true)).not.toThrow();
});

test.each(blocks.filter(({ code }) => code.includes("app.synth()")).map((block) => [placeOf(block), block.code]))(
  "the program at %s synthesizes",
  (_, code) => {
    const outdir = mkdtempSync(join(tmpdir(), "synthesized-"));
    try {
      const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };
      const { outputText } = ts.transpileModule(code, { compilerOptions: options });
      const packages: Record<string, unknown> = {
        cdktf: { ...cdktf, App: appInto(outdir) },
        "cdktf-rds-licensing": constructs,
      };
      new Function("require", "exports", outputText)((name: string) => packages[name], {});
      expect(readdirSync(join(outdir, "stacks"))).toEqual(["farm"]);
      const farm = readFileSync(join(outdir, "stacks/farm/cdk.tf.json"), "utf8");
      expect(farm).toContain("rdslicensing_configuration");
      expect(farm).not.toContain("password");
    } finally {
      rmSync(outdir, { recursive: true });
    }
  },
);

function appInto(outdir: string): typeof cdktf.App {
  return class extends cdktf.App {
    constructor() {
      super({ outdir });
    }
  };
}
