import { farmConfiguration } from "../measure/configuration";
import { countProcesses } from "../measure/count-processes";
import { NTLM_HTTPS } from "../measure/simulator";
import type { Stage } from "../measure/stage";
import type { Row } from "../report/row";
import { counted } from "../report/units";

const HOSTS = 20;

/** How many of the processes that Terraform starts for a plan work: all hosts are under one provider block. */
export async function processRows(stage: Stage): Promise<Row[]> {
  const simulator = await stage.simulate(HOSTS);
  const configuration = farmConfiguration(simulator.addresses(NTLM_HTTPS.protocol));
  const folder = await stage.folder(configuration, { ...stage.env, ...simulator.reachedBy(NTLM_HTTPS) });
  const { started, working } = await countProcesses(folder, stage.directory);
  await simulator.stop();
  return [
    {
      what: `provider processes that work, ${HOSTS} hosts, one provider block`,
      provider: stage.variants[0].name,
      measured: `${working} of ${counted(started, "process", "processes")} started`,
      budget: { text: "1", met: working === 1, counted: true },
    },
  ];
}
