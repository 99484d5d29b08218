import { OWN_PROGRAM } from "../../../tools/standalone/own-program";
import { expectMainJob } from "../../support/main-job";
import { RdsWorkspace } from "../../support/rds-workspace";

let workspace: RdsWorkspace;
beforeAll(async () => {
  process.env.TESTED_PROVIDER = OWN_PROGRAM;
  workspace = await RdsWorkspace.open();
  delete process.env.TESTED_PROVIDER;
});
afterAll(() => workspace.close());

test("Terraform configures a host with the program, plans drift back, and restores the host", () =>
  expectMainJob(workspace));
