import { farmConfiguration } from "../measure/configuration";
import { interleave, median } from "../measure/interleave";
import { endedChildrenCpuMs } from "../measure/processes";
import { runProgram } from "../measure/run-program";
import { NTLM_HTTPS, type Simulator } from "../measure/simulator";
import type { Stage } from "../measure/stage";
import type { TerraformFolder } from "../measure/terraform-folder";
import type { Variant } from "../measure/variant";
import type { Row } from "../report/row";
import { milliseconds } from "../report/units";

const HOSTS = [1, 20];
const LATENCIES_MS = [0, 20];

/** With a user's own providers, even none, `drift` leaves it to Terraform to start the others. */
const AS_TERRAFORM_DOES = { TF_REATTACH_PROVIDERS: "{}" };

/**
 * What `rds-licensing drift` gains by one provider process for its plan and what it shows of it, instead of the four that
 * Terraform starts.
 */
export async function reattachRows(stage: Stage): Promise<Row[]> {
  const simulator = await stage.simulate(Math.max(...HOSTS));
  const rows: Row[] = [];
  for (const hosts of HOSTS) {
    for (const form of stage.forms) rows.push(...(await formRows(stage, { simulator, form }, hosts)));
  }
  await simulator.stop();
  return rows;
}

async function formRows(
  stage: Stage,
  { simulator, form }: { readonly simulator: Simulator; readonly form: Variant },
  hosts: number,
): Promise<Row[]> {
  const configuration = farmConfiguration(simulator.addresses(NTLM_HTTPS.protocol).slice(0, hosts));
  const folder = await stage.folder(configuration, { ...form.env, ...simulator.reachedBy(NTLM_HTTPS) });
  const rows: Row[] = [];
  for (const latencyMs of LATENCIES_MS) {
    await simulator.delay(latencyMs);
    const measures = {
      started: () => measured(() => drift(form, folder, AS_TERRAFORM_DOES)),
      attached: () => measured(() => drift(form, folder)),
    };
    const values = await interleave<Cost>(measures, stage.rounds);
    const [started, attached] = [medianCost(values.get("started")), medianCost(values.get("attached"))];
    rows.push({
      what: `drift of ${hosts === 1 ? "one host" : `${hosts} hosts`}, ${latencyMs} ms a request, one provider process for all`,
      provider: form.name,
      measured: inWords(attached),
      against: `as Terraform starts them: ${inWords(started)}`,
      ratio: attached.elapsedMs / started.elapsedMs,
    });
  }
  await simulator.delay(0);
  await folder.destroy();
  return rows;
}

/** Of the command and all the processes below it. */
interface Cost {
  readonly elapsedMs: number;
  readonly cpuMs: number;
}

async function measured(run: () => Promise<void>): Promise<Cost> {
  const [begin, before] = [performance.now(), endedChildrenCpuMs()];
  await run();
  return { elapsedMs: performance.now() - begin, cpuMs: endedChildrenCpuMs() - before };
}

function medianCost(costs: readonly Cost[] = []): Cost {
  return {
    elapsedMs: median(costs.map(({ elapsedMs }) => elapsedMs)),
    cpuMs: median(costs.map(({ cpuMs }) => cpuMs)),
  };
}

function inWords({ elapsedMs, cpuMs }: Cost): string {
  return `${milliseconds(elapsedMs)}, ${milliseconds(cpuMs)} of CPU`;
}

async function drift(
  { command }: Variant,
  { options }: TerraformFolder,
  environment?: NodeJS.ProcessEnv,
): Promise<void> {
  const [program = "", ...args] = command;
  const { cwd, env } = options;
  await runProgram(program, [...args, "drift", cwd, "--format", "json"], { cwd, env: { ...env, ...environment } });
}
