import { ReportError } from "../report-error";

/** Options of `plan` that leave hosts out or plan something else, and that no later option takes back. */
const WEAKENING = new Set(["target", "target-file", "exclude", "exclude-file", "replace", "generate-config-out"]);

/** What takes back the others in the same places: of an option that is given twice, the last counts. */
export const WHOLE_PLAN = ["-refresh=true", "-destroy=false"] as const;

/**
 * The environment to plan in. Terraform puts what TF_CLI_ARGS and TF_CLI_ARGS_plan hold before the options of a command
 * line (https://developer.hashicorp.com/terraform/cli/config/environment-variables): variables and the like stay, and what
 * would leave hosts out is refused.
 *
 * @throws ReportError `weakened_plan`
 */
export function planEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  for (const name of ["TF_CLI_ARGS", "TF_CLI_ARGS_plan"]) {
    const option = optionsIn(environment[name] ?? "").find((one) => WEAKENING.has(one));
    if (option !== undefined) throw weakened(name, option);
  }
  return environment;
}

/** The environment to show a plan or a state in, which takes none of the options that are meant for every command. */
export function showEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { TF_CLI_ARGS: _all, ...others } = environment;
  return others;
}

/** The names of options in a text that is split as a shell does. */
function optionsIn(text: string): string[] {
  const words = text.match(/(?:[^\s"'\\]|\\.|"(?:\\.|[^"\\])*"|'[^']*')+/gs) ?? [];
  return words.flatMap((word) => /^--?([\w-]+)/.exec(word.replace(/["'\\]/g, ""))?.[1] ?? []);
}

function weakened(variable: string, option: string): ReportError {
  return new ReportError({
    code: "weakened_plan",
    summary: `${variable} contains -${option}, which would leave hosts out of the plan`,
    detail: "Unset it for this command, or make that plan yourself and name the file with its JSON.",
  });
}
