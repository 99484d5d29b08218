import { Argument, Command } from "commander";
import { PROJECT_FORMS, type ProjectForm, projectFiles } from "../../projects";
import { ABOUT } from "../about";
import { addExamples } from "../examples";
import { preparingSteps, type Step, stepLines, writtenWords } from "../project/next-steps";
import { ProjectFolder } from "../project/project-folder";
import { ENV_FILE, FIRST_PORT, simulatedProject } from "../project/simulated-project";
import { action } from "../run-to-end";
import { readVariables } from "../shell-words";

interface InitOptions {
  readonly out: string;
}

/** `rds-licensing init`: a project that runs, for the simulated farm. */
export function initCommand(): Command {
  const command = new Command("init")
    .description("lay down a project that runs on the simulated farm, to change for your own hosts")
    .addArgument(new Argument("[form]", "what to write").choices(PROJECT_FORMS).default("cdktf"))
    .option("--out <directory>", "folder to write into; it need not exist", ".")
    .addHelpText("after", EXPLANATION)
    .action(
      action(async (form: ProjectForm, { out }: InitOptions) => {
        process.stdout.write(`${init(form, new ProjectFolder(out)).join("\n")}\n`);
      }),
    );
  return addExamples(command, { examples: ["init", "init hcl --out farm"], guide: "demo.md" });
}

const EXPLANATION = `
It prints what to do next: how to start the simulated farm, deploy to it and destroy again, and what to change for your
own hosts. Files that exist are never overwritten: if the program or its settings would be, nothing is written. Nor is a
program for a CDK written into a folder with Terraform's own state, terraform.tfstate, which CDKs refuse. If your hosts are
configured already, "adopt" writes a project of what they hold.`;

function init(form: ProjectForm, folder: ProjectFolder): readonly string[] {
  const written = folder.write(projectFiles(simulatedProject(), form));
  return [
    ...writtenWords(folder, written),
    "",
    "Prepare:",
    ...stepLines(preparingSteps(form, folder, written)),
    "",
    "Start the simulated farm in another terminal, in the same folder, and let it run:",
    ...stepLines([{ line: `${ABOUT.started} simulate --base-port ${FIRST_PORT} --write-env ${ENV_FILE}` }]),
    "",
    "Back in the first terminal:",
    ...stepLines([
      { line: readVariables(ENV_FILE), why: "account and certificate of the simulated farm" },
      ...runningSteps(form),
    ]),
    "",
    `For your own hosts, change session hosts and license servers in ${form === "hcl" ? "main.tf" : "main.ts"}, open a new terminal, and set`,
    "RDSLICENSING_USERNAME and RDSLICENSING_PASSWORD to an account in the Administrators group of the hosts. If no public",
    "authority signed their certificates, set RDSLICENSING_CA_CERTIFICATE to the PEM text of the one that did.",
  ];
}

/** Once through: to what is declared, a look whether it stays so, and back to what the hosts held before. */
function runningSteps(form: ProjectForm): readonly Step[] {
  if (form === "hcl") {
    return [
      { line: "terraform init", why: "or tofu, here and below" },
      { line: "terraform apply -auto-approve", why: "configures both hosts" },
      { line: `${ABOUT.started} drift`, why: "nothing has changed: exit code 0" },
      { line: "terraform destroy -auto-approve", why: "restores what they held before" },
    ];
  }
  return [
    { line: `npx ${form} deploy --auto-approve`, why: "configures both hosts" },
    { line: `${ABOUT.started} drift`, why: "nothing has changed: exit code 0" },
    { line: `npx ${form} destroy --auto-approve`, why: "restores what they held before" },
  ];
}
