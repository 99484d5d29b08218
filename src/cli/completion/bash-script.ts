import type { CompletedCommand, Completions } from "./completion-tree";

/**
 * The script for bash. Words and paths are those of our own commands: letters, digits, hyphens and the like, which need no
 * quoting between quotation marks.
 */
export function bashScript(tree: readonly CompletedCommand[]): string {
  const paths = tree.filter(({ path }) => path !== "").map(({ path }) => `"${path}"`);
  const values = tree.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ flags, value }) => [flags.map((flag) => `"${path}|${flag}"`).join("|"), value] as const),
  );
  const flags = tree.map(({ path, options }) => `      "${path}") words="${allFlags(options)}" ;;`);
  const follow = tree.map(({ path, subcommands, argument }) => {
    const names = subcommands.map(({ name }) => name);
    return `    "${path}") ${completing(names.length > 0 ? { words: names } : argument)} ;;`;
  });
  return `# rds-licensing: completion for bash
_rds_licensing_words() {
  local IFS=$' \\t\\n'
  COMPREPLY=($(compgen -W "$1" -- "$2"))
}
_rds_licensing_files() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -f -- "$1"))
  type compopt >/dev/null 2>&1 && compopt -o filenames
}
_rds_licensing() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" at="" next words i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    next="\${at:+$at }\${COMP_WORDS[i]}"
    case "$next" in
      ${paths.join("|")}) at="$next" ;;
    esac
  done
  case "$at|$prev" in
${values.map(([patterns, value]) => `    ${patterns}) ${completing(value)}; return ;;`).join("\n")}
  esac
  if [[ $cur == -* ]]; then
    case "$at" in
${flags.join("\n")}
    esac
    _rds_licensing_words "$words" "$cur"
    return
  fi
  case "$at" in
${follow.join("\n")}
  esac
}
complete -F _rds_licensing rds-licensing
`;
}

/** The same for zsh, which has a layer for completions of bash. */
export function zshScript(tree: readonly CompletedCommand[]): string {
  const body = bashScript(tree).replace(/^.*\n/, "");
  return `# rds-licensing: completion for zsh
autoload -Uz +X compinit bashcompinit
whence compdef >/dev/null || compinit
bashcompinit
${body}`;
}

function allFlags(options: CompletedCommand["options"]): string {
  return [...options.flatMap(({ flags }) => flags), "--help"].join(" ");
}

function completing(value: Completions): string {
  if (value === undefined) return ":";
  return value === "files" ? '_rds_licensing_files "$cur"' : `_rds_licensing_words "${value.words.join(" ")}" "$cur"`;
}
