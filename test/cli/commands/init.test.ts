import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../support/run-command";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "init-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe("rds-licensing init", () => {
  test.each(["cdktf", "cdktn"])(
    "lays down nothing for %s beside Terraform's own state, which CDKs refuse",
    async (form) => {
      writeFileSync(join(directory, "terraform.tfstate"), "{}");
      expect(await runCommand(["init", form, "--out", directory])).toEqual({
        code: 1,
        stdout: "",
        stderr: `rds-licensing: terraform.tfstate is in ${directory}, and what reads cdktf.json refuses such a folder. Nothing was written. Choose another folder with --out: that file is the state of another project.\n`,
      });
      expect(readdirSync(directory)).toEqual(["terraform.tfstate"]);
    },
  );

  test("lays down HCL there", async () => {
    writeFileSync(join(directory, "terraform.tfstate"), "{}");
    expect(await runCommand(["init", "hcl", "--out", directory])).toMatchObject({ code: 0, stderr: "" });
    expect(readdirSync(directory).sort()).toEqual([".gitignore", "main.tf", "terraform.tfstate"]);
  });
});
