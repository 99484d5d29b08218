import { resolve } from "node:path";
import { Command, Option } from "commander";
import type { ConnectionSettings } from "../../connection";
import { harmless } from "../../harmless-text";
import { PROJECT_FORMS, type ProjectFile, type ProjectForm, projectFiles } from "../../projects";
import type { HostReport, Report } from "../../reports";
import { HostConnections, hostLimitMs, type SessionHost } from "../../windows";
import { adoptedProject, credentialSteps, planningSteps } from "../adopt/adopted-project";
import { type Adoption, type AskedHost, adoptHosts, adoptionWords, exitCodeOfAdoption } from "../adopt/adoption";
import { findingsWords } from "../adopt/findings-words";
import { checkOnce } from "../check-once";
import { CliError } from "../cli-error";
import { withDeployment } from "../connection-broker";
import { addConnectionOptions, type ConnectionOptions, connectionSettings } from "../connection-options";
import { addExamples } from "../examples";
import { EXIT_CODES, type ExitCode } from "../exit-codes";
import { optionAdvised, withOptionAdvice } from "../option-advice";
import { parseCount } from "../option-parsers";
import { preparingSteps, stepLines, writtenWords } from "../project/next-steps";
import { ProjectFolder } from "../project/project-folder";
import { eachOnce, readHosts } from "../read-hosts";
import { action } from "../run-to-end";
import { shellWord } from "../shell-words";

interface AdoptOptions extends ConnectionOptions {
  readonly broker?: string;
  readonly as: ProjectForm;
  readonly out: string;
  readonly check?: boolean;
  readonly managePolicy?: boolean;
  readonly concurrency: number;
}

/** `rds-licensing adopt`: the code that manages hosts as they are. */
export function adoptCommand(): Command {
  const command = new Command("adopt")
    .description("write the code that manages session hosts as they are configured, and imports them")
    .argument("[host...]", "session hosts, with :port where needed; @FILE or - for a list with one host per line")
    .option("--broker <host>", "adopt all session hosts of the deployment of this Connection Broker, if you name none")
    .addOption(new Option("--as <form>", "what to write").choices(PROJECT_FORMS).default("cdktf"))
    .option("--out <directory>", "folder to write into; it need not exist", ".")
    .option("--check", "print what would be written, and write nothing")
    .option("--manage-policy", "adopt settings of Group Policy too where a domain may own them")
    .option("--concurrency <count>", "how many hosts to ask at the same time", parseCount, 50)
    .action(action(adopt));
  addConnectionOptions(command).addHelpText("after", EXPLANATION);
  return addExamples(command, { examples: EXAMPLES, guide: "adopting-hosts.md" });
}

const EXAMPLES = [
  'adopt "@hosts.txt" --as hcl --username "CONTOSO\\admin" --check',
  'adopt "@hosts.txt" --as hcl --username "CONTOSO\\admin" --out farm',
  'adopt --broker rdcb.contoso.com --username "CONTOSO\\admin"',
];

const EXPLANATION = `
A list has one host per line; # begins a comment; PowerShell needs quotes around "@FILE". The hosts are only read. Those with
equal settings become a group; a plan of the code says "60 to import, 0 to change". Options of the connection become part of
the code, credentials never do. Files that exist are never overwritten: if the program or its settings would be, nothing is
written.

Settings that Group Policy sets are adopted with scope = "policy" on hosts that are in no domain. In a domain, they may
belong to a domain policy, which the code would fight once the policy changes; the registry does not tell. Such hosts are
left, unless you say --manage-policy. Hosts that are left, do not answer or have no complete settings are comments in the
code, with the reason.

Exit code: 0 every host answered; 4 a host answered, but its settings could not be found out; 3 a host does not answer;
1 any other error, or no host can be adopted. If several apply, 1 takes precedence over 4, and 4 over 3.`;

async function adopt(args: readonly string[], options: AdoptOptions): Promise<ExitCode> {
  const folder = new ProjectFolder(resolve(options.out));
  if (!options.check) folder.refuseExisting(emptyFiles(options));
  const { settings, report, asked } = await askHosts(args, options);
  const adoption = adoptHosts(asked, {
    managesPolicy: options.managePolicy ?? false,
    asksWindows: settings.channel === "cim",
  });
  tellAdoption(adoption, report, options);
  if (adoption.adopted === 0) return nothingAdopted(adoption, report);
  if (args.length === 0) tell(deploymentWords(options.as));
  const files = projectFiles(adoptedProject(adoption, options), options.as);
  if (options.check) {
    process.stdout.write(files.map(({ name, text }) => `==> ${name} <==\n${text}`).join("\n"));
  } else {
    const written = folder.write(files);
    const steps = [
      ...preparingSteps(options.as, folder, written),
      ...credentialSteps(settings, options, process.env),
      ...planningSteps(options.as, adoption.adopted),
    ];
    process.stdout.write(`${[...writtenWords(folder, written), "", "Next:", ...stepLines(steps)].join("\n")}\n`);
  }
  return exitCodeOfAdoption(adoption);
}

/** The files that there will be, whatever the hosts say. */
function emptyFiles(options: AdoptOptions): readonly ProjectFile[] {
  return projectFiles(adoptedProject({ groups: [], left: [], adopted: 0, counts: new Map() }, options), options.as);
}

interface Asked {
  readonly settings: ConnectionSettings;
  readonly report: Report;
  readonly asked: readonly AskedHost[];
}

async function askHosts(args: readonly string[], options: AdoptOptions): Promise<Asked> {
  const named = await namedHosts(args, options);
  const settings = await connectionSettings(options);
  const connections = new HostConnections(settings);
  const asked: AskedHost[] = [];
  try {
    const limitMs = hostLimitMs(settings);
    const { hosts, deployment } = await withDeployment(named, options.broker, { connections, limitMs });
    const sessionHosts = eachOnce(hosts, (host) => connections.identityOf(host)).map((host) => connections.to(host));
    const report = await checkOnce(sessionHosts, {
      described: withOptionAdvice,
      concurrency: Math.max(1, options.concurrency),
      deployment,
      hostLimitMs: limitMs,
      onReport: (host, index, diagnosis) => {
        asked[index] = { report: host, diagnosis };
      },
    });
    return { settings, report, asked };
  } catch (cause) {
    throw optionAdvised(cause);
  } finally {
    connections.close();
  }
}

/** What keeps code in step with the deployment that its hosts come from. */
function deploymentWords(form: ProjectForm): string {
  const asking = form === "hcl" ? "the data source rdslicensing_deployment" : "RdsFarm.fromDeployment";
  return `The code lists the session hosts that the deployment has now. To ask the Connection Broker at every plan instead, use ${asking}.`;
}

/** @throws CliError `invalid_option` where neither hosts nor a broker are named */
function namedHosts(args: readonly string[], { broker }: AdoptOptions): Promise<readonly SessionHost[]> {
  if (args.length > 0 || broker !== undefined) return readHosts(args);
  const detail = "Name session hosts, @FILE or - for a list, or --broker HOST for all of a deployment.";
  throw new CliError({ code: "invalid_option", summary: "No hosts are named", detail });
}

function tellAdoption(adoption: Adoption, { hosts }: Report, { broker }: Pick<AdoptOptions, "broker">): void {
  tell(`${adoptionWords(adoption)}.`);
  const findings = findingsWords(hosts);
  // Without the broker, nothing would be compared with its deployment.
  const compared = broker === undefined ? "" : ` --broker ${shellWord(broker)}`;
  if (findings !== undefined)
    tell(`Findings, which adopting does not change: ${findings}. "rds-licensing check${compared}" tells more.`);
  if (adoption.counts.has("policy")) {
    tell(
      "Hosts under Group Policy are left: a domain policy may set them. If none does, adopt them with --manage-policy.",
    );
  }
  const unasked = hosts.filter(({ error }) => error !== undefined);
  for (const host of unasked.slice(0, MOST_TOLD)) tell(errorWords(host));
  if (unasked.length > MOST_TOLD) tell(`… and ${unasked.length - MOST_TOLD} more hosts that could not be asked.`);
}

const MOST_TOLD = 10;

function errorWords({ host, error }: HostReport): string {
  return `${host}: ${error?.summary}. ${error?.detail}`;
}

/** Why, of the hosts that could be asked; of the others it is told already. */
function nothingAdopted(adoption: Adoption, report: Report): ExitCode {
  const unasked = new Set(report.hosts.filter(({ error }) => error !== undefined).map(({ host }) => host));
  const answered = adoption.left.filter(({ hosts }) => hosts.some((host) => !unasked.has(host)));
  for (const { text, hosts } of answered.slice(0, MOST_TOLD)) tell(`${hosts.join(", ")}: ${text}`);
  tell("No host can be adopted, so nothing was written.");
  const code = exitCodeOfAdoption(adoption);
  return code === EXIT_CODES.success ? EXIT_CODES.error : code;
}

function tell(text: string): void {
  process.stderr.write(`rds-licensing: ${harmless(text)}\n`);
}
