import { RULES } from "../../src/licensing";
import { markdownTable } from "./markdown-table";

/** Every finding of a diagnosis, from the rules themselves. */
export function findingTable(): string {
  const rows = RULES.map(({ code, question, severities, remedy }) => [
    `\`${code}\``,
    question,
    severities.map((severity) => `\`${severity}\``).join(", "),
    remedy,
  ]);
  return markdownTable(["Code", "What is asked", "Severity", "What to do"], rows);
}
