/**
 * Ends the process in one sentence where Node is older than the command needs. The first import of the command, in words
 * that Node 12 understands: of the rest an old Node would only report newer syntax as errors.
 */
const { engines } = require("../../package.json") as { readonly engines: { readonly node: string } };

/** Why the command cannot run on this version of Node; undefined where it can. */
export function nodeProblem(version: string): string | undefined {
  const least = engines.node.replace(">=", "");
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return undefined;
  return `The command needs Node ${least} or later, and this is Node ${version}. Install a newer Node, or use the standalone program, which needs none.`;
}

const problem = nodeProblem(process.versions.node);
if (problem !== undefined) {
  process.stderr.write(`rds-licensing: ${problem}\n`);
  process.exit(1);
}
