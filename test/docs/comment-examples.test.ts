import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as cdktf from "cdktf";
import ts from "typescript";
import * as constructs from "../../src/constructs";
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

const examples = LAYERS.flatMap(examplesOf);

function declares(code: string, name: string): boolean {
  return new RegExp(`\\bconst ${name}\\b`).test(code);
}

function uses(code: string, name: string): boolean {
  return new RegExp(`(?<![.\\w])${name}\\b`).test(code);
}

/** The example as a module that can be compiled. */
function moduleOf({ layer, code }: CommentExample): string {
  const given = Object.entries(GIVEN[layer] ?? {}).filter(([name]) => !declares(code, name));
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

test("every example in a comment compiles", () => {
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  // Inside the project, where the compiler finds the CDK.
  const folder = mkdtempSync(join(ROOT, ".cache", "examples-"));
  try {
    const files = examples.map((example, index) => {
      const file = join(folder, `${index}-${example.name}.ts`);
      writeFileSync(file, moduleOf(example));
      return file;
    });
    const options = { module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, lib: ["lib.es2023.d.ts"] };
    const program = ts.createProgram(files, {
      ...options,
      strict: true,
      skipLibCheck: true,
      types: ["node"],
      noEmit: true,
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
