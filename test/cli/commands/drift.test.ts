import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ENCODINGS } from "../../support/encodings";
import { FakeTerraform } from "../../support/fake-terraform";
import { runOnTerminal } from "../support/on-terminal";
import { COMMAND, runCommand } from "../support/run-command";

/** Has written a plan and is not done yet. */
const SLOW = `[ "$1" = plan ] || exit 0
for arg; do case "$arg" in -out=*) echo secret > "\${arg#-out=}"; echo "\${arg#-out=}" > "$HERE/plan-file";; esac; done
echo $$ > "$HERE/process"
exec sleep 60`;

let fake: FakeTerraform;
afterEach(() => fake?.remove());

const environment = () => ({ TERRAFORM_BINARY_NAME: fake.program, TMPDIR: fake.directory });
const leftOvers = () => fake.files().filter((name) => name.startsWith("rds-licensing-"));

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch {
    return false;
  }
}

describe("rds-licensing drift that is ended while Terraform plans", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("by %s leaves no plan and no process behind", async (signal) => {
    fake = new FakeTerraform(SLOW);
    const [program, ...words] = COMMAND;
    const args = [...words, "drift", fake.stack("one"), fake.stack("two")];
    const command = spawn(program, args, { env: { ...process.env, ...environment() } });
    const said = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      command[name].setEncoding("utf8").on("data", (text: string) => {
        said[name] += text;
      });
    }
    const planning = Number(await fake.written("process"));
    expect(leftOvers()).toHaveLength(1);
    command.kill(signal);
    const [code] = await once(command, "close");
    expect(code).toBe(1);
    expect(said).toEqual({
      stdout: "",
      stderr: "rds-licensing: The report was canceled. Nothing was changed.\n",
    });
    expect(leftOvers()).toEqual([]);
    expect(isRunning(planning)).toBe(false);
  });

  test("by Ctrl-C shows progress until then, and no report", async () => {
    fake = new FakeTerraform(SLOW);
    const args = ["drift", fake.stack("one"), fake.stack("two")];
    const { code, output } = await runOnTerminal(args, [["0/2 planned", "\u0003"]], environment());
    expect(output).toMatch(/0\/2 planned {2}.*one/);
    expect(output).toMatch(/\u001b\[2Krds-licensing: The report was canceled\. Nothing was changed\.\r\n$/);
    expect(output).not.toContain("1/2 planned");
    expect(code).toBe(1);
    expect(leftOvers()).toEqual([]);
  });
});

const PLAN = JSON.stringify({ format_version: "1.2", planned_values: {}, prior_state: {} });

describe("rds-licensing drift on a terminal", () => {
  test("shows which folder is planned and how many are done, which is gone at the end", async () => {
    fake = new FakeTerraform(
      `case "$1" in plan) for arg; do case "$arg" in -out=*) : > "\${arg#-out=}";; esac; done;; show) echo '${PLAN}';; esac`,
    );
    const { code, output } = await runOnTerminal(
      ["drift", fake.stack("one"), fake.stack("two"), "--allow-unapplied"],
      [],
      {
        ...environment(),
        NO_COLOR: "1",
      },
    );
    expect(output).toMatch(/0\/2 planned {2}\S*one[\s\S]*1\/2 planned {2}\S*two/);
    const report = output.split("\u001b[2K").find((part) => part.includes("0 hosts"));
    expect(report).toMatch(/^planned .*\r\nplanned .*\r\n0 hosts\r\n/);
    expect(code).toBe(0);
  });
});

describe("rds-licensing drift of plans that are no use", () => {
  beforeEach(() => {
    fake = new FakeTerraform("exit 1");
  });

  const put = (name: string, text: string) => {
    const file = join(fake.directory, name);
    writeFileSync(file, text);
    return file;
  };

  test.each([
    ["a truncated one", PLAN.slice(0, -10), /plan\.json: It is incomplete JSON: it ends in the middle\n/],
    ["one of another format version", PLAN.replace("1.2", "2.0"), /plan\.json: It has plan format version "2\.0"/],
    ["what is no plan", "{}", /plan\.json: It is not the JSON of a plan\n/],
  ])("says what is wrong with %s, and exits with 1", async (_what, text, message) => {
    const { code, stdout } = await runCommand(["drift", put("plan.json", text)]);
    expect(stdout).toMatch(message);
    expect(stdout).toMatch(/0 hosts: 1 error\n$/);
    expect(code).toBe(1);
  });

  test("says in one line that a path is not there, and exits with 1", async () => {
    const { code, stdout, stderr } = await runCommand(["drift", join(fake.directory, "absent")]);
    expect(stderr).toMatch(/^rds-licensing: .*absent does not exist\. .*\n$/);
    expect([code, stdout]).toEqual([1, ""]);
  });

  test("reports the other paths where one is not there or holds nothing, and exits with 1", async () => {
    const paths = [join(fake.directory, "absent"), put("plan.json", PLAN), fake.directory];
    const { code, stdout, stderr } = await runCommand(["drift", ...paths, "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      plans: [{ origin: paths[1] }],
      errors: [
        { origin: paths[0], code: "cannot_read", summary: "It does not exist" },
        { origin: paths[2], code: "nothing_to_report", summary: "It holds nothing to plan" },
      ],
    });
    expect([code, stderr]).toEqual([1, ""]);
  });
});

describe("the report of rds-licensing drift", () => {
  const VALUES = { host: "rdsh1", mode: "per_user", license_servers: ["lic1"] };
  const change = (index: number) => ({
    address: `rdslicensing_configuration.h${index}`,
    type: "rdslicensing_configuration",
    change: { actions: ["update"], before: VALUES, after: { ...VALUES, mode: "per_device" } },
  });
  /** A plan in which so many hosts drifted. */
  const drifted = (hosts: number) => {
    fake = new FakeTerraform("exit 1");
    const file = join(fake.directory, "plan.json");
    const resource_changes = Array.from({ length: hosts }, (_, index) => change(index));
    writeFileSync(file, JSON.stringify({ format_version: "1.2", planned_values: {}, resource_changes }));
    return file;
  };

  test("goes to files in other formats beside standard output", async () => {
    const plan = drifted(1);
    const [json, junit] = ["report.json", "report.xml"].map((name) => join(fake.directory, name));
    const { code, stdout } = await runCommand([
      "drift",
      plan,
      "--report",
      `json=${json}`,
      "--report",
      `junit=${junit}`,
    ]);
    expect(stdout).toMatch(/1 host: 1 drifted\n$/);
    expect(JSON.parse(readFileSync(`${json}`, "utf8"))).toMatchObject({ summary: { drifted: 1 } });
    expect(readFileSync(`${junit}`, "utf8")).toMatch(/^<\?xml/);
    expect(code).toBe(2);
  });

  test.each(Object.entries(ENCODINGS))("comes of a plan in standard input, as %s", async (_name, encode) => {
    const args = ["drift", "-", "--format", "json"];
    const { code, stdout } = await runCommand(args, {}, encode(readFileSync(drifted(1), "utf8")));
    expect(JSON.parse(stdout)).toMatchObject({
      hosts: [{ host: "rdsh1", state: "drifted", origin: "standard input" }],
      plans: [{ origin: "standard input", made: "earlier" }],
    });
    expect(code).toBe(2);
  });

  test("calls hosts as a file of names does, in every format", async () => {
    const plan = drifted(1);
    const names = join(fake.directory, "names.txt");
    writeFileSync(names, "RDSH1  Reception\n");
    const { code, stdout } = await runCommand(["drift", plan, "--names", names, "--format", "json"]);
    expect(JSON.parse(stdout).hosts).toMatchObject([{ host: "rdsh1", displayName: "Reception", state: "drifted" }]);
    expect(code).toBe(2);
    for (const format of ["text", "markdown", "github", "html", "junit", "sarif"]) {
      expect((await runCommand(["drift", plan, "--names", names, "--format", format])).stdout).toContain("Reception");
    }
  });

  test("is none of a standard input that never ends", async () => {
    fake = new FakeTerraform("exit 1");
    const args = [...COMMAND, "drift", "-"];
    const shell = spawn("sh", ["-c", 'yes | "$@" > "$HERE/report"', "sh", ...args], {
      env: { ...process.env, HERE: fake.directory },
    });
    expect(await once(shell, "close")).toEqual([1, null]);
    expect(readFileSync(join(fake.directory, "report"), "utf8")).toContain("standard input: It is larger than 256 MiB");
  });

  test.each(["--out=%", "--report=json=%"])("is not begun where %s can not be written", async (option) => {
    fake = new FakeTerraform('touch "$HERE/asked"');
    const args = ["drift", fake.stack("one"), option.replace("%", join(fake.directory, "absent", "report"))];
    const { code, stderr } = await runCommand(args, environment());
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^rds-licensing: Cannot write .*absent.report\. /)]);
    expect(fake.files()).not.toContain("asked");
  });

  test("does not go to a file without a format", async () => {
    const { code, stderr } = await runCommand(["drift", drifted(1), "--report", "xml=report.xml"]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/It must be FORMAT=FILE, and FORMAT one of text, .*html/),
    ]);
  });

  test("that nobody reads to its end is no crash, and keeps its exit code", async () => {
    const command = [...COMMAND, "drift", drifted(2_000), "--format", "html"];
    const piped = '"$@" 2> "$HERE/errors" | head -n 1 > "$HERE/first"; exit "${PIPESTATUS[0]}"';
    const shell = spawn("bash", ["-c", piped, "bash", ...command], { env: { ...process.env, HERE: fake.directory } });
    expect(await once(shell, "close")).toEqual([2, null]);
    const [errors, first] = ["errors", "first"].map((name) => readFileSync(join(fake.directory, name), "utf8"));
    expect([errors, first]).toEqual(["", "<!doctype html>\n"]);
  });
});

test("rds-licensing drift says nothing of a path that would steer a terminal", async () => {
  fake = new FakeTerraform("exit 1");
  const { stderr } = await runCommand(["drift", join(fake.directory, "absent\u001b[31m\r::error::")]);
  expect(stderr).toMatch(/^rds-licensing: .*absent\\u001b\[31m\\u000d::error:: does not exist\. .*\n$/);
});
