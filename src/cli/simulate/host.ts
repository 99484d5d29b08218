import { type Command, InvalidArgumentError, Option } from "commander";
import type { HostChange } from "../../simulator/control";
import { parseCount } from "../option-parsers";
import { action } from "../run-to-end";
import { controlCommand, sendFrom } from "./control-command";

type Pairs = Readonly<Record<string, string>>;

interface HostOptions extends Omit<HostChange, "host" | "graceDaysLeft" | "connectivity" | "services"> {
  readonly graceDays?: number;
  readonly connectivity?: Pairs;
  readonly service?: Pairs;
}

/** `simulate host`: changes a simulated host apart from its registry. */
export function simulateHostCommand(): Command {
  return controlCommand("host", "change a simulated host apart from its registry", [
    "simulate host rdsh1 --windows 2016 --grace-days 10",
    "simulate host rdsh1 --service TermService=Stopped",
  ])
    .argument("<host>", "name of the host")
    .option("--windows <release>", "release of Windows Server: 2012R2, 2016, 2019, 2022 or 2025")
    .addOption(flag("--role-active", "whether the Remote Desktop Session Host role is active"))
    .addOption(flag("--domain-joined", "whether it is in the domain instead of a workgroup"))
    .option("--grace-days <n>", "days left of the grace period", parseCount)
    .option(
      "--policy-writes <kind>",
      "what happens to WMI writes that Group Policy overrides: refused, fault or ignored",
    )
    .addOption(flag("--setters-work", "whether the WMI setters really write what they report as written"))
    .option(
      "--connectivity <server=status>",
      'its connectivity to a license server: a number of Windows, or "never"',
      addPair,
    )
    .option("--service <name=state>", "state of a Windows service, for example TermService=Stopped", addPair)
    .action(
      action(async (host: string, options: HostOptions, command: Command) => {
        const { graceDays, connectivity, service, windows, roleActive, domainJoined } = options;
        await sendFrom(command, "host", {
          host,
          windows,
          roleActive,
          domainJoined,
          graceDaysLeft: graceDays,
          policyWrites: options.policyWrites,
          settersWork: options.settersWork,
          connectivity: connectivity && statuses(connectivity),
          services: service,
        });
      }),
    );
}

/** An option that is either. */
export function flag(name: string, description: string): Option {
  return new Option(`${name} <true|false>`, description).argParser((text) => {
    if (text === "true" || text === "false") return text === "true";
    throw new InvalidArgumentError("It must be true or false.");
  });
}

/** Adds a `name=value` to those of the options before it. */
function addPair(text: string, earlier: Pairs = {}): Pairs {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError("It must be name=value.");
  return { ...earlier, [name]: value };
}

function statuses(pairs: Pairs): HostChange["connectivity"] {
  const answer = (text: string) => (text === "never" ? "never" : parseCount(text));
  return Object.fromEntries(Object.entries(pairs).map(([name, text]) => [name, answer(text)]));
}
