/**
 * The lines of a job's log that GitHub Actions or Azure Pipelines take for commands; what is not seen does not count there.
 */
export function ciCommands(log: string): string[] {
  const lines = log.split(/[\r\n]/).map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, ""));
  return lines.filter((line) => /^\s*::/.test(line) || /##(vso)?\[/.test(line));
}
