import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import type { SimulatedFarm } from "../../simulator";
import { CliError } from "../cli-error";
import { addExamples } from "../examples";
import { parsePort } from "../option-parsers";
import { action, onEndingSignal } from "../run-to-end";
import { announcementJson, announcementText } from "../simulate/announcement";
import { simulateDeploymentCommand } from "../simulate/deployment";
import { EnvFile } from "../simulate/env-file";
import { simulateFaultCommand } from "../simulate/fault";
import { simulateHostCommand } from "../simulate/host";
import { simulatePolicyCommand } from "../simulate/policy";
import { simulateDeleteCommand, simulateGetCommand, simulateSetCommand } from "../simulate/registry";
import { simulateRequestsCommand } from "../simulate/requests";
import { readText } from "../text-file";

interface SimulateOptions {
  readonly farm?: string;
  readonly state?: string;
  readonly basePort?: number;
  readonly writeEnv?: string;
}

/** `rds-licensing simulate`: a simulated farm behind real WinRM until it is stopped, and the commands that control it. */
export function simulateCommand(): Command {
  const command = new Command("simulate")
    .description("run a simulated farm of Windows hosts behind real WinRM listeners, until it is stopped")
    .option("--farm <file>", "JSON file that describes the hosts; default: two session hosts and two license servers")
    .option("--state <file>", "load the registries from this file, and save every change to it")
    .option("--base-port <port>", "first port of the hosts, which take two ports each; default: free ports", parsePort)
    // Not --env-file: Node 20 takes that for an option of its own, wherever it stands.
    .option(
      "--write-env <file>",
      "write the variables that reach the farm to this file, for your shell; removed at the end",
    )
    .addHelpText("after", EXPLANATION)
    .action(action(simulate));
  addExamples(command, { examples: EXAMPLES, guide: "demo.md" });
  return command
    .addCommand(simulateSetCommand())
    .addCommand(simulateGetCommand())
    .addCommand(simulateDeleteCommand())
    .addCommand(simulateRequestsCommand())
    .addCommand(simulateFaultCommand())
    .addCommand(simulatePolicyCommand())
    .addCommand(simulateHostCommand())
    .addCommand(simulateDeploymentCommand());
}

async function simulate(options: SimulateOptions): Promise<void> {
  const { parseFarmText, startSimulatedFarm } = await loadSimulator();
  const farm = await startSimulatedFarm({
    farm: options.farm === undefined ? undefined : parseFarmText(readText(options.farm), options.farm),
    statePath: options.state,
    basePort: options.basePort,
  });
  // Its listeners would keep a command that failed running.
  try {
    await announceUntilStopped(farm, options);
  } finally {
    await farm.stop();
  }
}

async function announceUntilStopped(farm: SimulatedFarm, options: SimulateOptions): Promise<void> {
  // Before the password is in a file that would be left.
  const directory = temporaryFolder();
  const envFile = options.writeEnv === undefined ? undefined : new EnvFile(options.writeEnv);
  await writeVariables(envFile, farm);
  const caFile = join(directory, "ca.pem");
  writeFileSync(caFile, farm.caCertificate);
  const stopped = new Promise<void>((resolve) => onEndingSignal(resolve));
  const running = { farm, caFile };
  process.stdout.write(process.stdout.isTTY ? announcementText(running, options.writeEnv) : announcementJson(running));
  if (!process.stdout.isTTY && process.stderr.isTTY) process.stderr.write(HINT);
  await stopped;
  envFile?.remove();
  rmSync(caFile, { force: true });
  rmdirSync(directory);
}

function temporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), "rds-licensing-"));
  } catch (cause) {
    const detail = `${(cause as Error).message}. Set ${process.platform === "win32" ? "TEMP" : "TMPDIR"} to a folder that exists.`;
    throw new CliError({ code: "cannot_write", summary: "Cannot make a folder for temporary files", detail });
  }
}

/** The simulator is loaded only when it runs: the control commands do not need it. */
async function loadSimulator(): Promise<typeof import("../../simulator")> {
  return require("../../simulator");
}

async function writeVariables(file: EnvFile | undefined, farm: SimulatedFarm): Promise<void> {
  const { credentials, caCertificate, controlUrl } = farm;
  try {
    file?.write({
      RDSLICENSING_USERNAME: `${credentials.domain}\\${credentials.username}`,
      RDSLICENSING_PASSWORD: credentials.password,
      RDSLICENSING_CA_CERTIFICATE: caCertificate,
      RDSLICENSING_CONTROL: controlUrl,
    });
  } catch (cause) {
    await farm.stop();
    throw cause;
  }
}

const HINT = "The simulated hosts are running; press Ctrl-C to stop.\n";

const EXAMPLES = ["simulate --write-env farm.env", "simulate --base-port 25985 --state farm.json"];

const EXPLANATION = `
On a terminal, it prints a table of the hosts, and what sets the variables in another terminal that all commands read. Into
a pipe, it prints one line of JSON with the same. The subcommands take --control from RDSLICENSING_CONTROL.`;
