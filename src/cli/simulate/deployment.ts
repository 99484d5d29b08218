import { type Command, Option } from "commander";
import type { DeploymentChange } from "../../simulator/control";
import { action } from "../run-to-end";
import { controlCommand, sendFrom } from "./control-command";
import { flag } from "./host";

/** Numbers of the mode of a deployment. */
const MODES = { per_device: 2, per_user: 4, not_configured: 5, aad_per_user: 6 } as const;

type Member = NonNullable<DeploymentChange["members"]>[number];

interface DeploymentOptions {
  readonly member?: readonly Member[];
  readonly mode?: keyof typeof MODES;
  readonly licenseServers?: string;
  readonly centralSettings?: boolean;
}

/** `simulate deployment`: changes what a simulated Connection Broker knows of its deployment. */
export function simulateDeploymentCommand(): Command {
  return controlCommand("deployment", "change the deployment of a simulated Connection Broker", [
    "simulate deployment rdcb1 --mode per_user --license-servers lic1.contoso.com",
    "simulate deployment rdcb1 --member rdsh1.contoso.com --member rdcb1.contoso.com=connection_broker",
  ])
    .argument("<host>", "name of the Connection Broker")
    .option(
      "--member <name=role>",
      "a server of the deployment, by default a session_host; repeat for all that it is to have; default: unchanged",
      addMember,
    )
    .addOption(new Option("--mode <mode>", "its licensing mode; default: unchanged").choices(Object.keys(MODES)))
    .option("--license-servers <names>", "names separated by commas, or none; default: unchanged")
    .addOption(flag("--central-settings", "whether its licensing settings apply to its session hosts"))
    .action(
      action(async (host: string, options: DeploymentOptions, command: Command) => {
        const { member, mode, licenseServers, centralSettings } = options;
        await sendFrom(command, "deployment", {
          host,
          members: member,
          mode: mode && MODES[mode],
          licenseServers: licenseServers === "none" ? [] : licenseServers?.split(","),
          usesCentralSettings: centralSettings,
        });
      }),
    );
}

/** Adds a `name=role` to those of the options before it; the simulator knows which roles there are. */
function addMember(text: string, earlier: readonly Member[] = []): readonly Member[] {
  const [name = "", role = "session_host"] = text.split("=");
  return [...earlier, { name, roles: [role as Member["roles"][number]] }];
}
