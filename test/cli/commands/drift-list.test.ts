import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { listStacks, stackListText } from "../../../src/cli/stack-list";
import { ciCommands } from "../../support/ci-commands";
import { NASTY } from "../../support/nasty-report";
import { runCommand } from "../support/run-command";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "drift-list-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** A folder that Terraform could plan. */
function stack(...path: string[]): string {
  const folder = join(directory, ...path);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cdk.tf.json"), "{}");
  return folder;
}

/** No engine is there to be found. */
const list = (...args: string[]) => runCommand(["drift", "--list", ...args], { TERRAFORM_BINARY_NAME: "/absent" });

describe("rds-licensing drift --list", () => {
  test("prints every stack of the output of a CDK on a line, for drift to be given", async () => {
    const folders = ["singapore", "amsterdam", "dallas"].map((name) => stack("stacks", name)).sort();
    expect(await list(directory)).toEqual({ code: 0, stdout: folders.map((one) => `${one}\n`).join(""), stderr: "" });
  });

  test("prints JSON on one line, which GitHub's fromJSON and GitLab's parallel:matrix take as it is", async () => {
    const [amsterdam, singapore] = [stack("stacks", "amsterdam"), stack("stacks", "singapore")];
    const { code, stdout } = await list(directory, "--format", "json");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\[.*\]\n$/);
    const stacks = [
      { stack: "amsterdam", folder: amsterdam },
      { stack: "singapore", folder: singapore },
    ];
    expect([JSON.parse(stdout), parse(stdout)]).toEqual([stacks, stacks]);
  });

  test("names each folder once, and by its path where another has its name in any case", () => {
    const [one, other, alone] = [stack("a", "prod"), stack("b", "Prod"), stack("lab")];
    expect(listStacks([one, other, alone, `${one}/`])).toEqual([
      { stack: one, folder: one },
      { stack: other, folder: other },
      { stack: "lab", folder: alone },
    ]);
  });

  test("writes the list to a file", async () => {
    const folder = stack("lab");
    const out = join(directory, "stacks.txt");
    expect(await list(folder, "--out", out)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(out, "utf8")).toBe(`${folder}\n`);
  });

  test.each(["text", "json"] as const)(
    "as %s, lets no name be a line of its own, or a command to what reads it",
    (format) => {
      const name = NASTY.replaceAll("/", "-").slice(0, 200);
      const listed = [{ stack: name, folder: stack("stacks", name) }];
      expect(listStacks([directory])).toEqual(listed);
      const text = stackListText(listed, format);
      expect(text.match(/\n/g)).toHaveLength(1);
      expect(text).not.toMatch(/[^\P{C}\n]/u);
      expect(ciCommands(text)).toEqual([]);
      if (format === "json") expect(JSON.parse(text)).toEqual(listed);
    },
  );

  test.each([
    ["does not exist", "absent", /absent does not exist/],
    ["holds nothing to plan", "empty", /empty holds nothing to plan/],
    ["is a plan", "plan.json", /--list takes folders, and .*plan\.json stands for a plan/],
  ])("fails where a path %s, whatever the others hold", (_what, name, message) => {
    const lab = stack("lab");
    mkdirSync(join(directory, "empty"));
    writeFileSync(join(directory, "plan.json"), "{}");
    expect(() => listStacks([lab, join(directory, name)])).toThrow(message);
  });

  test.each([
    [["--format", "junit"], /--list has no format junit\. Use --format text or json/],
    [["--report", "json=x.json"], /'--list' cannot be used with option '--report/],
    [["--fail-on", "none"], /'--list' cannot be used with option '--fail-on/],
  ])("refuses what is for a report: %j", async (args, message) => {
    const { code, stdout, stderr } = await list(stack("lab"), ...args);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(message);
  });
});
