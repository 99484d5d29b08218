import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { followSteps } from "./support/follow-steps";
import { FreshFolder } from "./support/fresh-folder";

let folder: FreshFolder;
beforeAll(async () => {
  folder = await FreshFolder.install([]);
  folder.useTerraform();
});
afterAll(() => folder?.remove());

test("rds-licensing init hcl lays down a project, and what it prints works as it is printed", async () => {
  const printed = await folder.bin("rds-licensing", "init", "hcl");
  expect(printed).toContain(`Wrote main.tf, .gitignore in ${folder.directory}.`);
  const output = await followSteps(folder, printed);
  expect(output).toContain("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.");
  expect(output).toMatch(/2 ok/);
  expect(output).toContain("Destroy complete! Resources: 2 destroyed.");
  // Its end removes what no longer reaches anything.
  expect(existsSync(join(folder.directory, "simulated.env"))).toBe(false);
});

test("a second time, it says what is in the way and changes nothing", async () => {
  const before = statSync(join(folder.directory, "main.tf")).mtimeMs;
  await expect(folder.bin("rds-licensing", "init", "hcl")).rejects.toThrow(
    `main.tf already exists in ${folder.directory}. Nothing was written. Choose another folder with --out, or move it away.`,
  );
  expect(statSync(join(folder.directory, "main.tf")).mtimeMs).toBe(before);
});
