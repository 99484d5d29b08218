import type { Argument, Command, Option } from "commander";

/** What completes a value: one of these words, or the name of a file or folder; undefined where only the user knows it. */
export type Completions = { readonly words: readonly string[] } | "files" | undefined;

/** An option of a command. */
export interface CompletedOption {
  /** With their hyphens; the long one last. */
  readonly flags: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  readonly value: Completions;
}

/** A command or subcommand, and what may follow it on a command line. */
export interface CompletedCommand {
  /** The words of it after the name of the program, with blanks between them; empty for the program itself. */
  readonly path: string;
  readonly subcommands: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly CompletedOption[];
  /** Its arguments, together. */
  readonly argument: Completions;
}

/** All commands below a command, and itself, as the parser knows them. */
export function completionTree(command: Command, path = ""): readonly CompletedCommand[] {
  const below = command.commands;
  const own: CompletedCommand = {
    path,
    subcommands: below.map((each) => ({ name: each.name(), description: each.description() })),
    options: command.options.filter(({ hidden }) => !hidden).map(completedOption),
    argument: command.registeredArguments.map(completedArgument).find((one) => one !== undefined),
  };
  return [own, ...below.flatMap((each) => completionTree(each, `${path} ${each.name()}`.trim()))];
}

function completedOption(option: Option): CompletedOption {
  const { short, long, description, argChoices, flags } = option;
  return {
    flags: [short, long].filter((flag) => flag !== undefined),
    description,
    takesValue: option.required || option.optional,
    value: argChoices === undefined ? filesBy(flags) : { words: argChoices },
  };
}

function completedArgument(argument: Argument): Completions {
  const { argChoices } = argument;
  return argChoices === undefined ? filesBy(`<${argument.name()}>`) : { words: argChoices };
}

/** The placeholder of a value says whether it is a file. */
function filesBy(placeholder: string): Completions {
  return /[<[](?:file|dir|folder)(?:\.\.\.)?[>\]]/.test(placeholder) ? "files" : undefined;
}
