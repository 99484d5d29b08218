import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { findProgram } from "../../src/reports/plan/terraform/find-program";
import { judgePowerShell, testPowerShell } from "../support/judge-powershell";
import { judgeWorkflows } from "../support/judge-workflows";
import type { Json } from "../support/terraform";

const ROOT = join(__dirname, "../..");
const WORKFLOWS = join(ROOT, ".github/workflows");
const SCRIPTS = join(ROOT, ".github/scripts");
const names = readdirSync(WORKFLOWS);
const textOf = (name: string) => readFileSync(join(WORKFLOWS, name), "utf8");
const documentOf = (name: string): Json => parse(textOf(name), { strict: true, uniqueKeys: true });
const jobs = names.flatMap((file) =>
  Object.entries<Json>(documentOf(file).jobs).map(([job, content]) => ({ title: `${file}, ${job}`, ...content })),
);

describe("The workflows", () => {
  test("are there", () => {
    expect(names.sort()).toEqual(["ci.yml", "real-windows.yml", "release.yml"]);
  });

  test("please GitHub's own parser, which does not take everything", () => {
    expect(judgeWorkflows(names.map((name) => join(WORKFLOWS, name)))).toEqual(names.map(() => []));
    withCopy(
      "release.yml",
      (text) => text.replace("github.token", "githu.token"),
      (wrong) => {
        expect(judgeWorkflows([wrong])).toEqual([[expect.stringContaining("Unrecognized named-value: 'githu'")]]);
      },
    );
  });

  test.each(names)("%s: gives no token anything by default, and lets no two runs work at the same", (name) => {
    const { permissions, concurrency } = documentOf(name);
    expect(permissions).toEqual({});
    expect(concurrency).toEqual({ group: expect.any(String), "cancel-in-progress": expect.anything() });
    expect(textOf(name)).not.toContain("pull_request_target");
  });

  test.each(jobs)("$title: has an end, and no more rights than it says why", ({ permissions, ...job }) => {
    expect(job["timeout-minutes"]).toBeLessThanOrEqual(120);
    const { contents, ...others } = permissions;
    expect(contents).toMatch(job.title === "release.yml, draft" ? "write" : "read");
    expect(others).toEqual(job.title === "release.yml, npm" ? { "id-token": "write" } : {});
  });

  test.each(jobs)("$title: what comes from outside reaches commands as variables only", ({ steps }) => {
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  test("secrets are in a job alone that runs nothing of npm", () => {
    const secret = jobs.filter(({ title: _, ...job }) => JSON.stringify(job).includes("secrets."));
    expect(secret.map(({ title }) => title)).toEqual(["release.yml, sign"]);
    expect(JSON.stringify(secret)).not.toMatch(/\bnp[mx] |"node/);
  });

  test("actions are pinned to a commit, the same everywhere, and leave no token in a clone", () => {
    const pins = names.flatMap((name) => [...textOf(name).matchAll(/uses: (.*)$/gm)].map(([, used = ""]) => used));
    expect(pins.length).toBeGreaterThan(0);
    for (const pin of pins) expect(pin).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const distinct = new Set(pins);
    expect(new Set(pins.map((pin) => pin.split("@")[0])).size).toBe(distinct.size);
    for (const { steps } of jobs) {
      const checkouts = steps.filter(({ uses = "" }: Json) => uses.startsWith("actions/checkout@"));
      for (const { with: options } of checkouts) expect(options).toEqual({ "persist-credentials": false });
    }
  });

  test("run scripts that are there", () => {
    const used = names.flatMap((name) => textOf(name).match(/\.github\/scripts\/[\w-]+\.\w+/g) ?? []);
    expect([...new Set(used)].sort()).toEqual(readdirSync(SCRIPTS).map((name) => `.github/scripts/${name}`));
  });
});

const ACTIONLINT = join(ROOT, ".cache/actionlint/actionlint");
const SHELLCHECK = findProgram("shellcheck", { path: process.env.PATH ?? "" });

/** A test that needs a judge of tools/install-judges.sh. */
function judged(name: string, isThere: boolean, body: () => void): void {
  if (isThere) test(name, body);
  else test.skip(`${name}: run tools/install-judges.sh`, body);
}

judged("actionlint finds nothing in the workflows, their commands included", existsSync(ACTIONLINT), () => {
  const lint = (...paths: string[]) =>
    spawnSync(ACTIONLINT, ["-no-color", "-oneline", ...paths], { cwd: ROOT, encoding: "utf8" });
  expect(lint(...names.map((name) => join(WORKFLOWS, name)))).toMatchObject({ status: 0, stdout: "", stderr: "" });
  withCopy(
    "ci.yml",
    (text) => text.replace("matrix.os", "matrix.osx"),
    (wrong) => {
      expect(lint(wrong)).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('property "osx" is not defined'),
      });
    },
  );
});

judged("shellcheck finds nothing in their scripts, as POSIX sh", SHELLCHECK !== undefined, () => {
  const scripts = readdirSync(SCRIPTS).filter((name) => name.endsWith(".sh"));
  expect(scripts.length).toBeGreaterThan(0);
  const args = ["--shell=sh", "--enable=all", "--exclude=SC2250", ...scripts.map((name) => join(SCRIPTS, name))];
  expect(spawnSync(SHELLCHECK ?? "", args, { encoding: "utf8" })).toMatchObject({ status: 0, stdout: "" });
});

testPowerShell("Their PowerShell parses", () => {
  const scripts = readdirSync(SCRIPTS).filter((name) => name.endsWith(".ps1"));
  expect(scripts).toHaveLength(2);
  const texts = scripts.map((name) => readFileSync(join(SCRIPTS, name), "utf8"));
  const wrong = texts.map((text) => text.replace("catch {", "catch ").replace("finally {", "finally "));
  expect(judgePowerShell(texts)).toEqual([[], []]);
  for (const problems of judgePowerShell(wrong)) expect(problems).not.toEqual([]);
});

function withCopy(name: string, change: (text: string) => string, use: (path: string) => void): void {
  const text = textOf(name);
  expect(change(text)).not.toBe(text);
  const directory = mkdtempSync(join(tmpdir(), "workflow-"));
  try {
    writeFileSync(join(directory, name), change(text));
    use(join(directory, name));
  } finally {
    rmSync(directory, { recursive: true });
  }
}
