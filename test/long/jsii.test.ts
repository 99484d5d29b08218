import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FreshFolder } from "../package/support/fresh-folder";

const { name, version, description, license, peerDependencies } = JSON.parse(
  readFileSync(join(__dirname, "../../package.json"), "utf8"),
);

/** What makes the constructs a module for other languages; jsii wants an author and an address, which nobody reads. */
const MANIFEST = {
  private: undefined,
  name,
  version,
  description,
  license,
  author: { name: "A Person", email: "person@example.com" },
  repository: { type: "git", url: "https://git.example.com/constructs.git" },
  main: "constructs/index.js",
  types: "constructs/index.d.ts",
  jsii: {
    outdir: "dist",
    versionFormat: "short",
    targets: { python: { distName: name, module: "cdktf_rds_licensing" } },
  },
  peerDependencies: { cdktf: peerDependencies.cdktf, constructs: peerDependencies.constructs },
  devDependencies: {
    "@types/node": "20",
    constructs: "~10.7",
    jsii: "~5.9.49", // which compiles with the TypeScript of this project
    "jsii-pacmak": "1",
  },
};

const hasPython = spawnSync("python3", ["--version"]).status === 0;

describe("the constructs as a module of jsii, with one CDK instead of a choice of two", () => {
  let folder: FreshFolder;
  let output: string;
  beforeAll(async () => {
    folder = await FreshFolder.withPackages([], MANIFEST);
    for (const layer of ["constructs", "licensing", "durations", "harmless-text"]) folder.copy(`src/${layer}`, layer);
    folder.copy("src/constructs/README.md", "README.md");
    folder.write("constructs/cdk.ts", 'export * from "cdktf";\n');
    folder.delete("constructs/load-cdk.ts");
    output = await folder.bin("jsii");
  });
  afterAll(() => folder.remove());

  test("compile, with every public class for the other languages", () => {
    const { types } = JSON.parse(folder.read(".jsii"));
    const names = ["RdsFarm", "RdsLicensing", "LicenseServerPool", "LicensingScope", "RequireLicenseServers"];
    expect(Object.keys(types)).toEqual(expect.arrayContaining(names.map((type) => `${name}.${type}`)));
    // The property `type` of a generated class is a word of Go.
    expect(output.match(/language-compatibility\/[\w-]+/g)).toEqual(["language-compatibility/reserved-word"]);
  });

  test("have examples that are code and nothing else, as jsii wants them", () => {
    const { types } = JSON.parse(folder.read(".jsii"));
    expect(types[`${name}.RdsFarm`].docs.example).toMatch(/^const farm = new RdsFarm\(stack, "farm", \{\n/);
  });

  (hasPython ? test : test.skip)(`are valid Python${hasPython ? "" : " (not here: there is no python3)"}`, async () => {
    await folder.bin("jsii-pacmak", "--code-only", "--targets", "python", "--outdir", "languages");
    // A prop with the name of a parameter beside it would be an argument given twice, which is no Python.
    await folder.run("python3", ["-m", "compileall", "-q", "languages"]);
    const code = folder.read("languages/python/src/cdktf_rds_licensing/__init__.py");
    expect(code).toContain("settings_scope: typing.Optional");
  });
});
