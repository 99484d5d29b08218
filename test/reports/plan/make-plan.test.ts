import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makePlan } from "../../../src/reports/plan/make-plan";
import { FakeTerraform } from "../../support/fake-terraform";

let fake: FakeTerraform;
afterEach(() => fake.remove());

/** Plans a folder that was initialized before, by a Terraform that does so. */
function plan(script: string) {
  fake = new FakeTerraform(`echo $1 >> "$HERE/calls"\n${script}`);
  mkdirSync(join(fake.directory, ".terraform"));
  return makePlan(fake.directory, { terraform: () => fake.program, environment: process.env });
}
const calls = () => readFileSync(join(fake.directory, "calls"), "utf8").trim().split("\n");

const MADE = `for argument; do case $argument in -out=*) touch "\${argument#-out=}";; esac; done`;
const SHOWN = `echo '{"format_version":"1.2","planned_values":{}}'`;

test("a folder that was initialized for another provider is initialized anew, once, and planned", async () => {
  const script = `case $1 in
init) touch "$HERE/again";;
plan) if [ -e "$HERE/again" ]; then ${MADE}; else echo 'Error: Inconsistent dependency lock file
  please run: terraform init' >&2; exit 1; fi;;
show) ${SHOWN};;
esac`;
  await expect(plan(script)).resolves.toMatchObject({ plan: { errored: false } });
  expect(calls()).toEqual(["plan", "init", "plan", "show"]);
});

test("a plan that fails for another reason is not tried again, and what Terraform says is one line without its drawing", async () => {
  const said = `printf '\\033[31m╷\\n│ Error: No such thing\\n│\\n│ It is\\n│ not there.\\n╵\\033[0m\\n' >&2; exit 1`;
  await expect(plan(said)).rejects.toMatchObject({
    code: "terraform_failed",
    detail: "Error: No such thing It is not there.",
  });
  expect(calls()).toEqual(["plan"]);
});
