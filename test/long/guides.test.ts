import type { SimulatedFarm } from "../../src/simulator";
import { blocksOf, isShell } from "../docs/blocks";
import { page } from "../docs/pages";
import { asRun, followPage, outputPattern, startFarmOfPages } from "../package/support/follow-page";
import { FreshFolder } from "../package/support/fresh-folder";

const SERVERS = ["lic1.contoso.com", "lic2.contoso.com"];

let farm: SimulatedFarm;
/** Of somebody who has installed the package and its provider. */
let folder: FreshFolder;
beforeAll(async () => {
  farm = await startFarmOfPages();
  folder = await FreshFolder.install([]);
  folder.useTerraform();
  folder.useNpm();
  Object.assign(folder.environment, { LANG: "C.UTF-8", RDSLICENSING_CA_CERTIFICATE: farm.caCertificate });
  await folder.bin("rds-licensing", "provider", "install");
});
afterAll(async () => {
  folder?.remove();
  await farm?.stop();
});

/** The blocks of a page that a reader does something with: a configuration without a name is an example. */
function steps(path: string) {
  return blocksOf(page(path)).filter((block) => isShell(block) || block.file !== undefined || block.isOutput);
}

const follow = async (story: ReturnType<typeof steps>, where = folder, environment = where.environment) => [
  ...(await followPage(where, story, farm, environment)).values(),
];

test("when a host cannot be reached: the doctor says that its CA is not known, and records it once it is", async () => {
  const [account, doctor, output, ...recording] = steps("docs/guides/when-a-host-cannot-be-reached.md");
  if (account === undefined || doctor === undefined || output === undefined)
    throw new Error("the page has other blocks");
  const { RDSLICENSING_CA_CERTIFICATE, ...environment } = folder.environment;
  const printed = await follow([account, doctor], folder, environment);
  expect(printed.at(-1)).toMatch(outputPattern(asRun(output.code, farm)));
  expect(recording).toHaveLength(1);
  expect((await follow([account, ...recording])).at(-1)).toContain("Compared with simulated: 0 differences.");
  expect(JSON.parse(folder.read("rdsh1.json"))).toBeDefined();
});

test("moving: the check names what is not configured", async () => {
  expect((await follow(steps("docs/guides/moving-from-gpo-and-dsc.md"))).at(-1)).toContain("mode_not_configured");
});

test("refused users: the check asks session host and license servers", async () => {
  Object.assign(farm.host("rdsh1").settings, { ownMode: 5, ownServers: SERVERS });
  const printed = await follow(steps("docs/guides/why-refusing-users.md"));
  expect(printed.at(-1)).toContain("mode_not_configured");
  expect(printed.at(-1)).toMatch(/lic1\.contoso\.com +Per User/);
});

test("examples/hcl: the plan that is shown is the one that is applied", async () => {
  const own = FreshFolder.empty();
  try {
    own.copy("examples/hcl", ".");
    const hosts = ["rdsh1", "rdsh2"].map((name) => `localhost:${farm.host(name).httpsPort}`);
    Object.assign(own.environment, folder.environment, { TF_VAR_session_hosts: JSON.stringify(hosts) });
    const printed = await follow(steps("examples/hcl/README.md"), own);
    expect(printed.at(-1)).toContain("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.");
  } finally {
    own.remove();
  }
});

test("adopting: what hosts hold becomes code that changes none of them", async () => {
  for (const name of ["rdsh1", "rdsh2"]) Object.assign(farm.host(name).settings, { ownMode: 4, ownServers: SERVERS });
  const own = FreshFolder.empty();
  try {
    Object.assign(own.environment, folder.environment);
    const printed = await follow(steps("docs/guides/adopting-hosts.md"), own);
    expect(printed.at(-1)).toContain("Apply complete! Resources: 2 imported, 0 added, 0 changed, 0 destroyed.");
  } finally {
    own.remove();
  }
});
