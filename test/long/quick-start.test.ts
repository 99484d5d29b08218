import type { SimulatedFarm } from "../../src/simulator";
import { blocksOf, isShell } from "../docs/blocks";
import { page } from "../docs/pages";
import { followPage, outputPattern, type Printed, startFarmOfPages } from "../package/support/follow-page";
import { FreshFolder } from "../package/support/fresh-folder";

const blocks = blocksOf(page("README.md"));
const below = (...headings: string[]) =>
  blocks.filter((block) => block.headings.slice(1).join(" / ") === headings.join(" / "));
const QUICK_START = below("Quick start");
const OWN_HOSTS = below("Your own hosts");
const WITH_TERRAFORM = below("Your own hosts", "With Terraform or OpenTofu");
const WITH_CDKTF = below("Your own hosts", "With CDKTF");
const DRIFT = blocksOf(page("docs/guides/drift-in-pipelines.md"));
const LOCK_FILE = blocksOf(page("docs/guides/program-or-script.md")).filter(isShell);
const SHELL_CHANNEL = blocksOf(page("docs/guides/shell-channel.md")).filter(isShell);

const ACCOUNT = OWN_HOSTS.filter(({ code }) => code.startsWith("export "));

const NOT_CONFIGURED = { ownMode: 5, ownServers: [] };
const CONFIGURED = { ownMode: 4, ownServers: ["lic1.contoso.com", "lic2.contoso.com"] };

let folder: FreshFolder;
let folderOfCdk: FreshFolder;
let farm: SimulatedFarm;
beforeAll(async () => {
  folder = FreshFolder.empty();
  folderOfCdk = FreshFolder.empty();
  farm = await startFarmOfPages();
});
afterAll(async () => {
  folder?.remove();
  folderOfCdk?.remove();
  await farm?.stop();
});

const settings = (name: string) => {
  const { ownMode, ownServers } = farm.host(name).settings;
  return { ownMode, ownServers };
};
const follow = (story: typeof blocks, where = folder): Promise<Printed> => followPage(where, story, farm);

test("every block of the README is in one of the stories", () => {
  expect([...QUICK_START, ...OWN_HOSTS, ...WITH_TERRAFORM, ...WITH_CDKTF]).toEqual(blocks);
});

test("the quick start works as printed in an empty folder, on a farm that it simulates", async () => {
  const printed = [...(await followPage(folder, QUICK_START)).values()];
  expect(
    printed.filter((text) => /Apply complete! Resources: 2 added, 0 changed, 0 destroyed\./.test(text)),
  ).toHaveLength(1);
  expect(printed.at(-1)).toContain("Destroy complete! Resources: 2 destroyed.");
  const output = QUICK_START.find(({ isOutput }) => isOutput);
  expect(printed.at(-2)).toMatch(outputPattern(output?.code ?? "no output in the page"));
});

describe("with hosts of one's own, whose CA is private", () => {
  beforeAll(() => {
    folder.environment.RDSLICENSING_CA_CERTIFICATE = farm.caCertificate;
    // The provider is installed for this user already.
    Object.assign(folderOfCdk.environment, folder.environment);
  });

  test("Terraform configures them as printed", async () => {
    const printed = [...(await follow([...OWN_HOSTS, ...WITH_TERRAFORM])).values()];
    expect(printed[1]).toMatch(/mode_not_configured/);
    expect(printed.at(-1)).toContain("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.");
    expect([settings("rdsh1"), settings("rdsh2")]).toEqual([CONFIGURED, CONFIGURED]);
  });

  test("CDKTF configures them as printed, and its program compiles", async () => {
    for (const name of ["rdsh1", "rdsh2"]) {
      Object.assign(farm.host(name).settings, NOT_CONFIGURED);
    }
    await follow([...ACCOUNT, ...WITH_CDKTF], folderOfCdk);
    expect([settings("rdsh1"), settings("rdsh2")]).toEqual([CONFIGURED, CONFIGURED]);
    const compilerOptions = {
      module: "Node16",
      target: "ES2022",
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
    };
    folderOfCdk.write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["main.ts"] }));
    await folderOfCdk.compile();
  });

  test("the guides that start from there go on as printed: drift in pipelines, the lock file, the shell channel", async () => {
    folderOfCdk.environment.CDKTF_SKIP_PROVIDER_LOCK = "true";
    const [ofCdk, others] = [true, false].map((cdk) => DRIFT.filter(({ code }) => code.includes("cdktf.out") === cdk));
    await follow([...ACCOUNT, ...(ofCdk ?? [])], folderOfCdk);
    expect(folderOfCdk.read("reports/drift.xml")).toContain("<testsuite");
    expect(JSON.parse(folderOfCdk.read("last.json"))).toMatchObject({ hosts: [{ state: "ok" }, { state: "ok" }] });
    const printed = [...(await follow([...ACCOUNT, ...(others ?? []), ...LOCK_FILE, ...SHELL_CHANNEL])).values()];
    expect(printed[1]).toMatch(/2 hosts: 2 ok/);
    expect(folder.read(".terraform.lock.hcl")).toContain("rds-licensing/rdslicensing");
    expect(folder.read("node_modules/winrm-client/package.json")).toContain('"0.0.11"');
  });
});
