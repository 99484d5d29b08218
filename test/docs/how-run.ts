/** Pages whose shell blocks the long tests run as printed (`test/long/quick-start.test.ts`, `test/long/guides.test.ts`). */
export const RUN_AS_PRINTED: readonly string[] = [
  "README.md",
  "docs/guides/adopting-hosts.md",
  "docs/guides/drift-in-pipelines.md",
  "docs/guides/moving-from-gpo-and-dsc.md",
  "docs/guides/program-or-script.md",
  "docs/guides/shell-channel.md",
  "docs/guides/when-a-host-cannot-be-reached.md",
  "docs/guides/why-refusing-users.md",
  "examples/hcl/README.md",
];

/** Pages whose shell blocks are read and parsed, but not run, and why. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  "docs/index.md": "its two lines are the first of the README",
  "docs/guides/large-farms.md":
    "three sites; test/long/examples/pipelines-by-site.test.ts runs such commands for three farms",
  "docs/resources/configuration.md": "examples.test.ts compares the imports with the resources they name",
  "examples/azure/README.md": "needs Azure; test/examples/azure.test.ts applies its licensing",
  "examples/cdktf-farm/README.md": "test/acceptance deploys the program; the lines are those of the README",
  "examples/cdktn-farm/README.md": "needs Node 22.19; test/long/init.test.ts runs the same lines with it",
  "examples/monitoring/README.md":
    "writes below /var/lib and serves until it is ended; test/peers/prometheus runs the commands",
  "examples/multi-stack/README.md": "two accounts; test/long/examples/multi-stack.test.ts deploys the program",
  "examples/pipelines/README.md":
    "needs a repository and Azure; test/examples/pipeline-scripts.test.ts runs the scripts",
  "examples/testing/README.md": "npm test runs the example itself, with the packages of this repository",
  "src/simulator/README.md": "test/simulator/readme.test.ts runs the lines",
};
