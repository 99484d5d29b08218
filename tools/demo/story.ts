import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { DemoError } from "./demo-error";
import { describeState, Farm, type HostState, MODE } from "./farm";
import { show, showCommand, tell } from "./narrator";
import type { Stage } from "./stage";

const PER_USER = { type: "REG_DWORD", data: 4 };
const SERVERS = { type: "REG_MULTI_SZ", data: ["lic1.contoso.com", "lic2.contoso.com"] };

/** The main job from beginning to end. Throws DemoError at the first thing that is not as it should be. */
export async function playStory(stage: Stage): Promise<void> {
  const farm = await startFarm(stage);
  const original = await farm.states();
  show(...original.map(describeState));

  await installProvider(stage);
  await deploy(
    stage,
    farm,
    "The CDKTF program examples/cdktf-farm declares Per User and two license servers; deploy it.",
  );
  await checkFarm(stage, farm);
  await changeByHand(stage, farm);
  await expectDrift(stage, farm);
  await deploy(stage, farm, "Deploying the same program again repairs it.");
  await expectNoDrift(stage);
  await destroy(stage, farm, original);
}

async function startFarm(stage: Stage): Promise<Farm> {
  tell(
    "Three session hosts and two license servers are simulated behind real WinRM endpoints (https, NTLM). A group policy\n   sets rdsh3 to Per Device, and lic2 holds the wrong CALs.",
  );
  showCommand("rds-licensing simulate --farm farm.json");
  const command = stage.rdsLicensing("simulate", "--farm", join(__dirname, "farm.json"));
  const farm = await Farm.start(stage.processes, command, { cwd: stage.directory, env: stage.environment });
  // From the environment, so that neither the program, nor the plan, nor the state holds a credential.
  Object.assign(stage.environment, farm.connection, { SESSION_HOSTS: farm.addresses.join(",") });
  return farm;
}

async function installProvider(stage: Stage): Promise<void> {
  tell("The Terraform provider comes with the npm package; it goes where Terraform looks for local ones.");
  showCommand("rds-licensing provider install --dir plugins");
  await stage.run(stage.rdsLicensing("provider", "install", "--dir", stage.mirror));
}

async function deploy(stage: Stage, farm: Farm, text: string): Promise<void> {
  tell(text);
  showCommand("cdktf deploy");
  await stage.cdktf("deploy");
  await expectStates(farm, (state) => isDeepStrictEqual([state.mode, state.servers], [PER_USER, SERVERS]));
}

async function checkFarm(stage: Stage, farm: Farm): Promise<void> {
  tell(
    "Declared is not yet licensed. The check asks the hosts what they really use, and the license servers what they hold.",
  );
  const servers = farm.licenseServers.map(({ name, address }) => `--license-server=${name}=${address}`);
  showCommand(
    "rds-licensing check rdsh1 rdsh2 rdsh3 --license-server lic1.contoso.com --license-server lic2.contoso.com --fail-on warning",
  );
  const { code, stdout } = await stage.run(
    stage.rdsLicensing("check", ...farm.addresses, ...servers, "--fail-on=warning"),
    [2],
  );
  show(...stdout.trimEnd().split("\n"), `exit code ${code}: there are findings`);
  for (const expected of ["mode_from_policy", "no_matching_cals"]) {
    if (!stdout.includes(expected)) throw new DemoError(`The check should find ${expected}.`);
  }
}

async function changeByHand(stage: Stage, farm: Farm): Promise<void> {
  tell("Somebody changes the mode of the first host by hand. Its users will be refused one day; nobody is told.");
  const place = ["rdsh1", MODE.key, MODE.name, "REG_DWORD", "2"];
  showCommand(`rds-licensing simulate set --control URL rdsh1 '${MODE.key}' ${MODE.name} REG_DWORD 2`);
  await stage.run(stage.rdsLicensing("simulate", "set", "--control", farm.controlUrl, ...place));
  show(...(await farm.states()).map(describeState));
}

async function expectDrift(stage: Stage, farm: Farm): Promise<void> {
  tell("A drift report, in a pipeline every night for example, reads the registries and finds exactly that.");
  const { code, stdout } = await drift(stage);
  show(...stdout.trimEnd().split("\n"), `exit code ${code}: there is drift`);
  const expected = "mode: per_device, declared per_user";
  if (code !== 2 || stdout.split(expected).length !== 2 || !stdout.includes(`${farm.addresses[0]} `)) {
    throw new DemoError(`The report should exit with 2 and say once: ${expected}`);
  }
}

async function expectNoDrift(stage: Stage): Promise<void> {
  tell("And the report is clean again.");
  const { code } = await drift(stage);
  if (code !== 0) throw new DemoError(`The report should exit with 0, not ${code}.`);
  show("exit code 0: no drift");
}

async function drift(stage: Stage): Promise<{ code: number; stdout: string }> {
  showCommand("rds-licensing drift cdktf.out");
  return stage.run(stage.rdsLicensing("drift", "cdktf.out"), [0, 2]);
}

async function destroy(stage: Stage, farm: Farm, original: HostState[]): Promise<void> {
  tell("Destroying the stack puts back what each host had before.");
  showCommand("cdktf destroy");
  await stage.cdktf("destroy");
  await expectStates(farm, (state, index) => isDeepStrictEqual(state, original[index]));
}

async function expectStates(farm: Farm, holds: (state: HostState, index: number) => boolean): Promise<void> {
  const states = await farm.states();
  show(...states.map(describeState));
  const wrong = states.filter((state, index) => !holds(state, index));
  if (wrong.length > 0) throw new DemoError(`Not as it should be: ${wrong.map(({ name }) => name).join(", ")}.`);
}
