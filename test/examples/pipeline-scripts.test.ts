import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { ciCommands } from "../support/ci-commands";
import { NASTY } from "../support/nasty-report";
import { jobsOf, PIPELINES, type PipelineFile, textOf } from "./support/pipeline-files";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "pipeline-script-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe("ci/tamed.sh of examples/pipelines", () => {
  const tamed = (...command: string[]) => {
    return spawnSync("sh", [join(PIPELINES, "ci/tamed.sh"), ...command], { encoding: "utf8" });
  };

  test("shows what a command prints so that no line is a command to the CI", () => {
    const lines = [NASTY, ` \t${NASTY}`, "#\u001b##[error]", ":\ufe0f:error::x", "##".repeat(5).concat("vso[x]")];
    const { stdout, stderr } = tamed(
      "node",
      "-e",
      "for (const line of process.argv.slice(1)) console.log(line)",
      ...lines,
    );
    expect(ciCommands(lines.join("\n"))).toHaveLength(7);
    expect([ciCommands(stdout), stderr]).toEqual([[], ""]);
    expect(stdout).toContain("evil");
  });

  test("shows errors too, and leaves everything else as it is", () => {
    const ordinary =
      '  # rdslicensing_configuration.a will be created\n  + host = "h:5986" // https://h\n\u00e9 \u2705\n';
    const { stdout } = tamed("sh", "-c", 'printf %s "$1"; echo "##[error]" >&2', "sh", ordinary);
    expect(stdout).toBe(`${ordinary}# #[error]\n`);
  });

  test("ends as the command does", () => {
    expect([0, 1, 2, 3].map((code) => tamed("sh", "-c", `exit ${code}`).status)).toEqual([0, 1, 2, 3]);
  });
});

describe("ci/drift.sh of examples/pipelines", () => {
  /** What it prints where a host drifted, with a stand-in for the commands that it runs. */
  function drift(format: string): string {
    const npx = join(directory, "npx");
    const file = 'for last; do :; done; echo "::error::annotation" > "${last#*=}"; echo "readable ##vso[x]"; exit 2';
    writeFileSync(npx, `#!/bin/sh\n[ "$2" = cdktf ] && exit 0\n${file}\n`);
    chmodSync(npx, 0o755);
    const env = { ...process.env, PATH: `${directory}${delimiter}${process.env.PATH}` };
    const args = [join(PIPELINES, "ci/drift.sh"), format, join(directory, "reports/drift")];
    const { status, stdout } = spawnSync("sh", args, { encoding: "utf8", env: { ...env, GITHUB_ACTIONS: "true" } });
    expect(status).toBe(2);
    expect(readFileSync(join(directory, "reports/drift"), "utf8")).toBe("::error::annotation\n");
    return stdout;
  }

  test("has the report as text in the log, and in its format in the file", () => {
    expect(drift("sarif")).toMatch(/^readable # #vso\[x\]\n::error::A session host does not hold/);
  });

  test("leaves annotations to the CI", () => {
    expect(drift("github")).toMatch(/^readable # #vso\[x\]\n::error::annotation\n::error::A session host/);
  });
});

describe.each([
  ["GitHub", "github/drift.yml"],
  ["GitHub, by site,", "github/drift-by-site.yml"],
  ["GitLab", "gitlab/.gitlab-ci.yml"],
  ["Azure", "azure/azure-pipelines.yml"],
] as const)("the nightly job for %s", (_platform, file) => {
  /** Whether a night passes in which the report exits so. */
  function passes(code: number): boolean {
    writeFileSync(join(directory, "npx"), `#!/bin/sh\n[ "$2" = cdktf ] || exit ${code}\n`);
    chmodSync(join(directory, "npx"), 0o755);
    symlinkSync(join(PIPELINES, "ci"), join(directory, "ci"));
    const command = jobsOf(file).drift?.at(-1)?.command ?? "";
    const PATH = `${directory}${delimiter}${process.env.PATH}`;
    const env = { ...process.env, PATH, GITHUB_OUTPUT: join(directory, "output") };
    const { status } = spawnSync("bash", ["-e", "-c", command], { cwd: directory, env, stdio: "ignore" });
    return status === 0 || allowed(file).includes(status ?? 1);
  }

  test.each([
    [0, true],
    [1, false],
    [2, false],
    [3, true],
    [4, false],
  ])("with exit code %i passes: %s", (code, isGreen) => {
    expect(passes(code)).toBe(isGreen);
  });
});

/** The exit codes that GitLab is told to let pass. */
function allowed(file: PipelineFile): readonly number[] {
  return parse(textOf(file)).drift?.allow_failure?.exit_codes ?? [];
}

describe("ci/diff.sh of examples/pipelines", () => {
  test.each([0, 1, 3, 4])("ends as the report does that fails on no change: %i", (code) => {
    const npx = join(directory, "npx");
    writeFileSync(npx, `#!/bin/sh\n[ "$2" = cdktf ] && exit 0\ncase "$*" in *"--fail-on none"*) exit ${code};; esac\n`);
    chmodSync(npx, 0o755);
    const env = { ...process.env, PATH: `${directory}${delimiter}${process.env.PATH}` };
    const args = [join(PIPELINES, "ci/diff.sh"), join(directory, "reports/diff.md")];
    expect(spawnSync("sh", args, { env, stdio: "ignore" }).status).toBe(code);
  });
});

describe("the comment of github/deploy.yml", () => {
  /** What `gh` was asked to do, where it knows the comments of these ids. */
  function comment(ids: string): string[] {
    const gh = join(directory, "gh");
    writeFileSync(gh, `#!/bin/sh\necho "$*" >> calls\n[ "$2" != --paginate ] || printf '${ids}'\n`);
    chmodSync(gh, 0o755);
    writeFileSync(join(directory, "diff.md"), "## Report\n");
    const [{ command, environment } = { command: "", environment: {} }] = jobsOf("github/deploy.yml").comment ?? [];
    const PATH = `${directory}${delimiter}${process.env.PATH}`;
    const env = { ...environment, PATH, GH_REPO: "contoso/rds", NUMBER: "7" };
    const { status } = spawnSync("bash", ["-e", "-c", command], { cwd: directory, env, stdio: "ignore" });
    expect(status).toBe(0);
    expect(readFileSync(join(directory, "comment.md"), "utf8")).toBe("<!-- rds-licensing -->\n## Report\n");
    const [asked = "", ...calls] = readFileSync(join(directory, "calls"), "utf8").trim().split("\n");
    expect(asked).toMatch(
      /^api --paginate repos\/contoso\/rds\/issues\/7\/comments --jq .*startswith\("<!-- rds-licensing -->"\)/,
    );
    return calls;
  }

  test("is a new one at first", () => {
    expect(comment("")).toEqual(["pr comment 7 --body-file comment.md"]);
  });

  test("is written anew later, and no other comment is", () => {
    expect(comment("31\\n32\\n")).toEqual([
      "api --silent --method PATCH repos/contoso/rds/issues/comments/31 --field body=@comment.md",
    ]);
  });
});
