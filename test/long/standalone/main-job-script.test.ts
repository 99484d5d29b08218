import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findProgram } from "../../../src/reports/plan/terraform/find-program";
import { OWN_PROGRAM } from "../../../tools/standalone/own-program";
import { findTerraform } from "../../../tools/terraform/find-terraform";

const SCRIPT = join(__dirname, "../../../.github/scripts/main-job.sh");
const path = process.env.PATH ?? "";
const missing = ["busybox", "jq"].filter((program) => findProgram(program, { path }) === undefined);

if (missing.length > 0) test.skip(`needs ${missing.join(" and ")}: run tools/install-judges.sh`, () => undefined);

// The shell of Alpine, in whose image of Terraform CI runs it too.
(missing.length === 0 ? describe : describe.skip)("main-job.sh, in the shell of BusyBox", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "main-job-"));
    symlinkSync(findTerraform(), join(folder, "terraform"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function run(program: string) {
    const env = { ...process.env, PATH: `${folder}${delimiter}${path}`, TMPDIR: folder };
    const { status, stdout, stderr } = spawnSync("busybox", ["sh", SCRIPT, program], { env, encoding: "utf8" });
    return { status, output: stdout + stderr };
  }

  test("does the main job with the standalone program, and leaves nothing", () => {
    const { status, output } = run(OWN_PROGRAM);
    expect({ status, output }).toEqual({ status: 0, output: expect.stringMatching(/main-job: done\n$/) });
    expect(output).toContain("2 hosts: 1 drifted, 1 ok");
    expect(readdirSync(folder)).toEqual(["terraform"]);
  });

  test("fails with a program that does not start a farm", () => {
    expect(run("/bin/false").status).toBe(1);
    expect(readdirSync(folder)).toEqual(["terraform"]);
  });
});
