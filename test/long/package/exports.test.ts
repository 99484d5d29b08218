import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { EditorServer } from "../../package/support/editor-server";
import { FreshFolder } from "../../package/support/fresh-folder";

const PACKAGE = "cdktf-rds-licensing";
const { exports: declared } = JSON.parse(readFileSync(join(__dirname, "../../../package.json"), "utf8"));

/** Of every entry, something that is a value and, where it has one, something that is only a type. */
const ENTRIES: Record<string, readonly [value: string, type?: string]> = {
  ".": ["RdsFarm", "RdsFarmProps"],
  "./cdktn": ["RdsFarm", "RdsFarmProps"],
  "./testing": ["TestFarm", "TestPlan"],
  "./provider": ["rdslicensing"],
  "./wsman": ["WsmanClient", "WsmanClientOptions"],
  "./wsman/codecs": ["parseResponse", "ResponseEnvelope"],
  "./plugin": ["serve", "Resource"],
  "./licensing": ["diagnose", "Finding"],
  "./simulator": ["startSimulatedFarm", "SimulatedFarm"],
  "./reports": ["makeReport", "Report"],
  "./drift": ["makeReport", "Report"],
};

/** A program that imports from every entry. */
const PROGRAM = [
  ...Object.entries(ENTRIES).map(([entry, [value, type]], index) => {
    const types = type === undefined ? "" : `, type ${type} as Type${index}`;
    return `import { ${value} as value${index}${types} } from "${entry.replace(".", PACKAGE)}";`;
  }),
  `const values = [${Object.keys(ENTRIES).map((_, index) => `value${index}`)}];`,
  'console.log(values.filter((value) => value !== undefined).length, "entries");',
  `export type { ${Object.values(ENTRIES).flatMap(([, type], index) => (type === undefined ? [] : [`Type${index}`]))} };`,
].join("\n");

let folder: FreshFolder;
beforeAll(async () => {
  const cdks = ["cdktf@^0.21.0", "cdktn@^0.24.0", "constructs@~10.7"];
  folder = await FreshFolder.install([...cdks, "@types/node@20"]);
});
afterAll(() => folder.remove());

function configure(file: string, options: Readonly<Record<string, unknown>>): void {
  const compilerOptions = { target: "ES2022", strict: true, types: ["node"], ...options };
  folder.write(file, PROGRAM);
  folder.write("tsconfig.json", JSON.stringify({ compilerOptions, files: [file] }));
}

describe("every entry of the package", () => {
  test("is imported below", () => {
    const entries = Object.keys(declared).filter((entry) => !entry.endsWith(".json"));
    expect(Object.keys(ENTRIES)).toEqual(entries);
  });

  test.each([
    // Every declaration is checked once.
    { kind: "CommonJS", source: "program.cts", emitted: "program.cjs", skipLibCheck: false },
    { kind: "ESM", source: "program.mts", emitted: "program.mjs", skipLibCheck: true },
  ])("compiles with its types under node16 and runs, as $kind", async ({ source, emitted, skipLibCheck }) => {
    configure(source, { module: "node16", skipLibCheck });
    await folder.compile();
    expect(await folder.run(process.execPath, [emitted])).toBe(`${Object.keys(ENTRIES).length} entries\n`);
  });

  test("compiles with its types under bundler", async () => {
    configure("program.ts", { module: "esnext", moduleResolution: "bundler", skipLibCheck: true });
    await folder.compile();
  });

  describe("in a project as cdktf init makes it", () => {
    beforeAll(() => {
      const template = join(dirname(require.resolve("cdktf-cli/package.json")), "bundle/templates/typescript");
      folder.write("project/main.ts", PROGRAM);
      folder.write("project/tsconfig.json", readFileSync(join(template, "tsconfig.json"), "utf8"));
    });

    test("compiles with its types, and runs", async () => {
      await folder.compile("project");
      expect(await folder.run(process.execPath, ["project/main.js"])).toBe(`${Object.keys(ENTRIES).length} entries\n`);
    });

    test("leads an editor to its source, which is in the package", async () => {
      const server = new EditorServer(folder);
      server.open("project/main.ts");
      const definitions = Object.keys(ENTRIES).map((_, index) =>
        server.definitionsOf("project/main.ts", index + 1, "import { x".length),
      );
      const files = (await Promise.all(definitions)).map(([file = ""]) => file);
      server.stop();
      expect(files).toEqual(
        files.map(() => expect.stringMatching(/\/node_modules\/cdktf-rds-licensing\/src\/.+\.ts$/)),
      );
      expect(files.filter((file) => !existsSync(file))).toEqual([]);
      expect(files[0]).toMatch(/\/src\/constructs\/rds-farm\.ts$/);
    });
  });

  test("has documents that can be read by their name", async () => {
    const read = `require.resolve("${PACKAGE}/schemas/report-v2.schema.json"); require("${PACKAGE}/package.json")`;
    await folder.run(process.execPath, ["-e", read]);
  });
});

describe("with CDK Terrain", () => {
  test("a farm by its Connection Broker synthesizes as with CDK for Terraform", async () => {
    folder.write(
      "broker.cjs",
      `const { TerraformStack, Testing } = require("cdktn");
const { LicensingMode, RdsFarm, RdslicensingProvider } = require("${PACKAGE}/cdktn");
const stack = new TerraformStack(Testing.app(), "farm");
new RdslicensingProvider(stack, "rdslicensing");
const settings = { connectionBroker: "rdcb1", mode: LicensingMode.PER_USER, licenseServers: ["lic1"] };
RdsFarm.fromDeployment(stack, "farm", settings);
console.log(Testing.synth(stack, true));`,
    );
    const { data, resource } = JSON.parse(await folder.run(process.execPath, ["broker.cjs"]));
    expect(data.rdslicensing_deployment).toEqual({ farm_deployment_FD9D9F16: { host: "rdcb1" } });
    expect(resource.rdslicensing_configuration["farm_session-hosts_each_56ACAC51"]).toMatchObject({
      for_each:
        "${{ for key, val in data.rdslicensing_deployment.farm_deployment_FD9D9F16.session_hosts: val => val... }}",
      host: "${each.key}",
    });
  });
});

describe("the examples of tests", () => {
  test("run with the packed package and their own configuration, as in a project of one's own", async () => {
    folder.copy("examples/testing", "tests");
    const NODE_PATH = join(__dirname, "../../../node_modules"); // jest and its transform, as if the project had them
    await folder.run(
      process.execPath,
      [require.resolve("jest/bin/jest")],
      { ...folder.environment, NODE_PATH },
      "tests",
    );
  });
});
