import { ON_VIOLATION } from "../../licensing";
import { integer, type Schema, string } from "../../plugin";
import { oneOf } from "../one-of";

/** The attributes of `redundancy`. */
export const REDUNDANCY_ATTRIBUTES = {
  minimum_servers: integer({
    optional: true,
    description: "The least number of license servers in the list, checked at plan.",
    validate: [atLeastOne],
  }),
  minimum_reachable: integer({
    optional: true,
    description:
      "The least number of them that the host itself can use, asked of the host before a change is written. A server whose state Windows can not tell is neither counted nor held against the host.",
    validate: [atLeastOne],
  }),
  on_violation: string({
    default: "error",
    description: "What happens when there are fewer: `error`, before anything is written, or `warn`. Default: `error`.",
    validate: [oneOf(ON_VIOLATION)],
  }),
} satisfies Schema;

function atLeastOne(count: number): string | undefined {
  return count >= 1 ? undefined : "Give a number from 1 up, or leave it out.";
}
