import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environmentVariable, SETTING_NAMES } from "../../src/connection";
import { findProgram } from "../../src/reports/plan/terraform/find-program";
import { judgeWorkflows } from "../support/judge-workflows";
import { FILES, jobsOf, PIPELINES, type PipelineFile, textOf } from "./support/pipeline-files";

const files = Object.keys(FILES) as PipelineFile[];
const workflows = ["github/deploy.yml", "github/drift.yml", "github/drift-by-site.yml"] as const;

describe("The files of examples/pipelines", () => {
  test.each(files)("%s: its jobs run only scripts that are there", (file) => {
    const commands = Object.values(jobsOf(file)).flatMap((steps) => steps.map(({ command }) => command));
    expect(commands.length).toBeGreaterThan(0);
    const own = commands.filter((command) => !/^\{ echo "\$MARK"; |^echo "##vso\[/.test(command));
    for (const command of own) {
      const [, script = ""] = /^sh (ci\/[a-z]+\.sh)( |$)/.exec(command) ?? [];
      expect([command, existsSync(join(PIPELINES, script || "missing"))]).toEqual([command, true]);
    }
  });

  test.each(files)("%s: names no variable of the provider that there is not", (file) => {
    const known = SETTING_NAMES.map(environmentVariable);
    const named = textOf(file).match(/RDSLICENSING_\w+/g) ?? [];
    expect(named).toContain("RDSLICENSING_PASSWORD");
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test.each([...workflows, "azure/azure-pipelines.yml"] as const)(
    "%s: no secret is there while packages are installed",
    (file) => {
      const setups = Object.values(jobsOf(file))
        .flat()
        .filter(({ command }) => command.includes("setup.sh"));
      expect(setups.length).toBeGreaterThan(0);
      for (const { environment } of setups) expect(environment).toEqual({});
    },
  );

  test("GitHub's own parser takes its workflows, and not one that is wrong", () => {
    const directory = mkdtempSync(join(tmpdir(), "workflow-"));
    try {
      const wrong = join(directory, "wrong.yml");
      writeFileSync(wrong, textOf("github/deploy.yml").replace("github.token", "githu.token"));
      const right = workflows.map((file) => join(PIPELINES, file));
      expect(judgeWorkflows([...right, wrong])).toEqual([
        [],
        [],
        [],
        [expect.stringContaining("Unrecognized named-value: 'githu'")],
      ]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test.each(workflows)("%s: no token may do more than its job needs, and actions are pinned", (file) => {
    const text = textOf(file);
    expect(text).toContain("\npermissions: {}\n");
    expect(text).not.toMatch(/write-all|contents: write|pull_request_target/);
    for (const [, version] of text.matchAll(/uses: \S+@(\S+)/g)) expect(version).toMatch(/^v\d+$/);
    expect(text.match(/actions\/checkout@/g)).toHaveLength(text.match(/persist-credentials: false/g)?.length ?? 0);
  });
});

const SHELLCHECK = findProgram("shellcheck", { path: process.env.PATH ?? "" });

(SHELLCHECK === undefined ? test.skip : test)(
  "The scripts of examples/pipelines please shellcheck, as POSIX sh",
  () => {
    const scripts = readdirSync(join(PIPELINES, "ci")).map((name) => join(PIPELINES, "ci", name));
    const { stdout } = spawnSync(SHELLCHECK ?? "", ["--shell=sh", "--enable=all", "--exclude=SC2250", ...scripts], {
      encoding: "utf8",
    });
    expect(stdout).toBe("");
  },
);
