import { runTerraform } from "../../../../src/reports/plan/terraform/run-terraform";
import { FakeTerraform } from "../../../support/fake-terraform";

let fake: FakeTerraform | undefined;
afterEach(() => {
  fake?.remove();
  fake = undefined;
});

function run(script: string, more: { readonly signal?: AbortSignal; readonly maxOutput?: number } = {}) {
  const made = new FakeTerraform(script);
  fake = made;
  return {
    fake: made,
    ended: runTerraform(made.directory, ["plan"], { terraform: () => made.program, environment: process.env, ...more }),
  };
}

test("what it printed and exited with is the caller's to judge", async () => {
  const { ended } = run("echo out $1; echo err >&2; exit 7");
  expect(await ended).toEqual({ code: 7, stdout: "out plan\n", stderr: "err\n" });
});

test("a program that is not there is an error with its name", async () => {
  const options = { terraform: () => "/absent/terraform", environment: {} };
  await expect(runTerraform(".", ["plan"], options)).rejects.toMatchObject({
    code: "terraform_failed",
    summary: "/absent/terraform could not be started",
  });
});

test("a cancellation is over only when the program is, whatever it still does", async () => {
  const ending = new AbortController();
  const slow = `trap 'kill $!; sleep 0.2; echo done > "$HERE/last"; exit 0' TERM
sleep 60 > "$HERE/log" 2>&1 &
echo ready > "$HERE/ready"
wait`;
  const { fake: at, ended } = run(slow, { signal: ending.signal });
  await at.written("ready");
  ending.abort();
  await expect(ended).rejects.toMatchObject({ code: "canceled" });
  expect(at.files()).toContain("last");
});

test("nothing is started where it was canceled before", async () => {
  const { fake: at, ended } = run('touch "$HERE/started"', { signal: AbortSignal.abort() });
  await expect(ended).rejects.toMatchObject({ code: "canceled" });
  expect(at.files()).not.toContain("started");
});

test.each(["", ">&2"])("a program that prints without end is ended, and said to (%s)", async (where) => {
  const { ended } = run(`while :; do echo 0123456789 ${where}; done`, { maxOutput: 1024 * 1024 });
  await expect(ended).rejects.toMatchObject({
    code: "plan_too_large",
    summary: expect.stringMatching(/What Terraform prints in .* is larger than 1 MiB$/),
  });
});
