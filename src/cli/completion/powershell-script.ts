import { powershellWord } from "../shell-words";
import type { CompletedCommand, Completions } from "./completion-tree";

/** The script for PowerShell 5.1 and later. Where it offers nothing, PowerShell offers files. */
export function powershellScript(tree: readonly CompletedCommand[]): string {
  const values = tree.flatMap(({ path, options }) =>
    options.flatMap(({ flags, takesValue, value }) =>
      takesValue ? flags.map((flag) => [`${path}|${flag}`, wordsOf(value)] as const) : [],
    ),
  );
  const flags = tree.map(
    ({ path, options }) => [path, [...options.flatMap((option) => option.flags), "--help"]] as const,
  );
  const follow = tree.map(
    ({ path, subcommands, argument }) =>
      [path, subcommands.length > 0 ? subcommands.map(({ name }) => name) : wordsOf(argument)] as const,
  );
  return `# rds-licensing: completion for PowerShell
Register-ArgumentCompleter -Native -CommandName rds-licensing -ScriptBlock {
  param($word, $ast, $cursor)
  $values = ${table(values)}
  $flags = ${table(flags)}
  $follow = ${table(follow)}
  $at = ''
  $previous = ''
  foreach ($element in @($ast.CommandElements | Select-Object -Skip 1)) {
    if ($element.Extent.EndOffset -ge $cursor) { break }
    $previous = $element.Extent.Text
    $next = "$at $previous".Trim()
    if ($follow.ContainsKey($next)) { $at = $next }
  }
  $words = if ($values.ContainsKey("$at|$previous")) { $values["$at|$previous"] }
    elseif ($word.StartsWith('-')) { $flags[$at] }
    else { $follow[$at] }
  $words | Where-Object { $_.StartsWith($word) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function wordsOf(value: Completions): readonly string[] {
  return typeof value === "object" ? value.words : [];
}

function table(entries: readonly (readonly [string, readonly string[]])[]): string {
  const lines = entries.map(
    ([key, words]) => `    ${powershellWord(key)} = @(${words.map(powershellWord).join(", ")})`,
  );
  return `@{\n${lines.join("\n")}\n  }`;
}
