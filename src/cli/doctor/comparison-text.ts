import { ASSUMPTIONS, type Comparison, type Difference } from "../../doctor";
import { harmless } from "../../harmless-text";

/** What a host does otherwise, and what that touches, for people. Texts of a file are made harmless. */
export function comparisonText(
  { differences, failing, holding, notAsked, askedOnce }: Comparison,
  with_: string,
): string {
  const claims = new Map(ASSUMPTIONS.map(({ id, claim, use }) => [id, `${id}: ${claim} ${use}`]));
  const lines = [
    `Compared with ${harmless(with_)}: ${counted(differences.length, "difference")}.`,
    ...differences.map((difference) => `  ${differenceText(difference)}`),
    ...(failing.length === 0 ? [] : ["Assumptions that do not hold for this host:"]),
    ...failing.map((id) => `  ${claims.get(id)}`),
    `Assumptions: ${holding.length} hold, ${failing.length} do not, ${notAsked.length} cannot be told by reading.`,
    ...(askedOnce.length === 0 ? [] : [`${counted(askedOnce.length, "question")} only one of both was asked.`]),
  ];
  return `\n${lines.join("\n")}\n`;
}

function differenceText({ question, aspect, here, there, assumptions }: Difference): string {
  const touches = assumptions.length === 0 ? "touches no assumption" : `touches ${assumptions.join(", ")}`;
  return harmless(`${question}: ${aspect.replace("_", " ")} ${here} here, ${there} there; ${touches}`);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
