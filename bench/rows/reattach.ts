import { AttachedProvider } from "../measure/attached-provider";
import { farmConfiguration } from "../measure/configuration";
import { medians } from "../measure/interleave";
import { runProgram } from "../measure/run-program";
import { NTLM_HTTPS, type Simulator } from "../measure/simulator";
import type { Stage } from "../measure/stage";
import type { TerraformFolder } from "../measure/terraform-folder";
import type { Variant } from "../measure/variant";
import type { Row } from "../report/row";
import { milliseconds } from "../report/units";

const HOSTS = [1, 20];
const LATENCIES_MS = [0, 20];

/**
 * What `rds-licensing drift` would gain by one provider process for its plan and what it shows of it, started by itself,
 * instead of the four that Terraform starts.
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
    const measures = { started: () => drift(form, folder), attached: () => attachedDrift(form, folder) };
    const time = await medians(measures, stage.rounds);
    rows.push({
      what: `drift of ${hosts === 1 ? "one host" : `${hosts} hosts`}, ${latencyMs} ms a request, one provider process for all`,
      provider: form.name,
      measured: milliseconds(time("attached")),
      against: `as Terraform starts them: ${milliseconds(time("started"))}`,
      ratio: time("attached") / time("started"),
    });
  }
  await simulator.delay(0);
  await folder.destroy();
  return rows;
}

function drift({ command }: Variant, { options }: TerraformFolder, environment?: NodeJS.ProcessEnv): Promise<number> {
  const [program = "", ...args] = command;
  const { cwd, env } = options;
  return runProgram(program, [...args, "drift", cwd, "--format", "json"], { cwd, env: { ...env, ...environment } });
}

async function attachedDrift(form: Variant, folder: TerraformFolder): Promise<number> {
  const begin = performance.now();
  const provider = await AttachedProvider.start(form.executable, folder.options.env);
  try {
    await drift(form, folder, provider.environment);
  } finally {
    await provider.stop();
  }
  return performance.now() - begin;
}
