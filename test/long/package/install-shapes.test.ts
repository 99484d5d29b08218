import { findTerraform } from "../../../tools/terraform/find-terraform";
import { FreshFolder } from "../../package/support/fresh-folder";
import type { Json } from "../../support/terraform";

const COMPILER_OPTIONS = { target: "ES2022", module: "node16", strict: true, skipLibCheck: false, types: ["node"] };
const TYPES = "@types/node@20";

const CDKTF = "cdktf@^0.21.0";
const CDKTN = "cdktn@^0.24.0";

/** What `npm install` is told beside this package, and the examples that are then compiled and run. */
const SHAPES = [
  { shape: "cdktf", packages: [CDKTF, "constructs@^10.4.2"], examples: ["cdktf-farm"] },
  { shape: "cdktn", packages: [CDKTN, "constructs@~10.7"], examples: ["cdktn-farm"] },
  { shape: "both", packages: [CDKTF, CDKTN, "constructs@~10.7"], examples: ["cdktf-farm", "cdktn-farm"] },
];

/** What a stack declares, whichever CDK wrote it and wherever. */
function declared(stack: Json): Json {
  const { "//": _, terraform, ...rest } = stack;
  return { ...rest, providers: terraform.required_providers };
}

/** A farm with outputs that are functions of its diagnoses. */
function healthProgram(cdk: string): string {
  const constructs = cdk === "cdktn" ? "cdktf-rds-licensing/cdktn" : "cdktf-rds-licensing";
  return `const { App, TerraformStack } = require("${cdk}");
const { LicensingMode, RdsFarm, RdslicensingProvider } = require("${constructs}");
const app = new App();
const stack = new TerraformStack(app, "health");
new RdslicensingProvider(stack, "rdslicensing");
const group = (host) => ({ mode: LicensingMode.PER_USER, sessionHosts: [host] });
const sessionHostGroups = { desktops: group("rdsh1"), kiosks: group("kiosk1") };
new RdsFarm(stack, "farm", { licenseServers: ["lic1"], sessionHostGroups });
app.synth();
`;
}

const synthesized: Json[] = [];

describe.each(SHAPES)("npm install with $shape", ({ packages, examples }) => {
  let folder: FreshFolder;
  beforeAll(async () => {
    folder = await FreshFolder.install([...packages, TYPES]);
    await folder.bin("rds-licensing", "provider", "install");
  });
  afterAll(() => folder.remove());

  test.each(examples)(
    "compiles and synthesizes examples/%s like every other, and Terraform finds it valid",
    async (example) => {
      folder.copy(`examples/${example}/main.ts`, "main.ts");
      folder.write("tsconfig.json", JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files: ["main.ts"] }));
      await folder.compile();
      await folder.run(process.execPath, ["main.js"]);
      const stack = JSON.parse(folder.read("cdktf.out/stacks/farm/cdk.tf.json"));
      synthesized.push(declared(stack));
      expect(declared(stack)).toEqual(synthesized[0]);

      const terraform = (...args: string[]) =>
        folder.run(findTerraform(), [...args, "-no-color"], folder.environment, "cdktf.out/stacks/farm");
      await terraform("init", "-input=false");
      expect(await terraform("validate")).toContain("The configuration is valid.");
    },
  );

  test.each(examples)(
    "synthesizes what asks about the health of a farm, with the CDK of examples/%s",
    async (example) => {
      const cdk = example.replace("-farm", "");
      folder.write("health.js", healthProgram(cdk));
      await folder.run(process.execPath, ["health.js"]);
      const { output } = JSON.parse(folder.read("cdktf.out/stacks/health/cdk.tf.json"));
      expect(JSON.stringify(output)).toContain("alltrue(");
    },
  );

  test("runs no script of any package", () => {
    const scripted = Object.entries(folder.installed()).filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(scripted).toEqual([]);
  });
});

test("npm install without a CDK gives the command and the provider, and constructs that say what they lack", async () => {
  const folder = await FreshFolder.install([]);
  try {
    await folder.bin("rds-licensing", "provider", "install");
    await expect(folder.run(process.execPath, ["-e", 'require("cdktf-rds-licensing")'])).rejects.toThrow(
      /npm install cdktf constructs/,
    );
  } finally {
    folder.remove();
  }
});
