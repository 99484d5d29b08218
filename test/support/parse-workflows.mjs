// Prints, as JSON, what GitHub's own parser finds wrong in the workflow files that are given: a list for each.
import { readFileSync } from "node:fs";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";

const errors = process.argv.slice(2).map((name) => {
  const { context } = parseWorkflow({ name, content: readFileSync(name, "utf8") }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
});
process.stdout.write(JSON.stringify(errors));
