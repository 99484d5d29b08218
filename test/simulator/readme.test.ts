import { readFileSync } from "node:fs";
import { join } from "node:path";
import { faultNames } from "../../src/simulator";

test("the simulator's README has every fault, and no other", () => {
  const text = readFileSync(join(__dirname, "../../src/simulator/README.md"), "utf8");
  const table = text.slice(text.indexOf("| fault |"), text.indexOf("A host's state"));
  const named = table
    .split("\n")
    .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([a-z0-9-]+)`/g)].map((match) => match[1]));
  expect(named.toSorted()).toEqual([...faultNames].toSorted());
});
