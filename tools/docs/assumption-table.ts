import { ASSUMPTIONS } from "../../src/doctor";
import { markdownTable } from "./markdown-table";

/** All that the package takes Windows to do, from the table that recordings are compared by. */
export function assumptionTable(): string {
  const rows = ASSUMPTIONS.map(({ id, claim, basis, questions, holdsFor, use, where, test }) => [
    id,
    claim,
    questions === undefined && holdsFor === undefined ? `${basis}, only by a change` : basis,
    use,
    `\`${where}\`, \`${test}\``,
  ]);
  return markdownTable(["No.", "A host …", "Known", "What the package does", "Where it is used, and its test"], rows);
}
