import type { CompletedCommand, CompletedOption, Completions } from "./completion-tree";

/** The script for fish, which shows descriptions. */
export function fishScript(tree: readonly CompletedCommand[]): string {
  const paths = tree.filter(({ path }) => path !== "").map(({ path }) => quoted(path));
  return `# rds-licensing: completion for fish
function __rds_licensing_at
    set -l at ""
    for word in (commandline -opc)[2..]
        set -l next (string trim -- "$at $word")
        contains -- $next ${paths.join(" ")}; and set at $next
    end
    test "$at" = "$argv[1]"
end
complete -c rds-licensing -f
${tree.flatMap(linesOf).join("\n")}
`;
}

function linesOf({ path, subcommands, options, argument }: CompletedCommand): string[] {
  const start = `complete -c rds-licensing -n ${quoted(`__rds_licensing_at ${quoted(path)}`)}`;
  return [
    ...subcommands.map(({ name, description }) => `${start} -a ${name} -d ${quoted(description)}`),
    ...(argument === undefined ? [] : [`${start} ${argumentsOf(argument)}`]),
    ...options.map((option) => `${start} ${flagsOf(option)} -d ${quoted(option.description)}`),
  ];
}

function flagsOf({ flags, takesValue, value }: CompletedOption): string {
  const names = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  return [...names, ...(takesValue ? ["-r", argumentsOf(value)] : [])].join(" ");
}

function argumentsOf(value: Completions): string {
  if (value === undefined) return "-f";
  return value === "files" ? "-F" : `-f -a ${quoted(value.words.join(" "))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
