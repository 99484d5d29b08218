import { nodeProblem } from "../../src/cli/needed-node";

test.each(["4.9.1", "12.22.12", "19.9.0", "20.8.1"])("the command says what to do on Node %s", (version) => {
  expect(nodeProblem(version)).toBe(
    `The command needs Node 20.9.0 or later, and this is Node ${version}. Install a newer Node, or use the standalone program, which needs none.`,
  );
});

test.each(["20.9.0", "20.20.2", "22.0.0", "100.1.0"])("the command runs on Node %s", (version) => {
  expect(nodeProblem(version)).toBeUndefined();
});
