import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { powershellScript } from "../../../src/cli/completion/powershell-script";
import { judgePowerShell, testPowerShell } from "../../support/judge-powershell";
import { runCommand } from "../support/run-command";

let folder: string;
const fileOf = (shell: string) => join(folder, `completion.${shell}`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "completion-"));
  writeFileSync(join(folder, "hosts.txt"), "");
  for (const shell of ["bash", "zsh", "fish", "powershell"]) {
    const { code, stdout, stderr } = await runCommand(["completion", shell]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    writeFileSync(fileOf(shell), stdout);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What is on the command line, its last word as far as it was typed, and what is offered. */
const EXPECTED = [
  ["", "adopt check completion doctor drift init provider repair report simulate"],
  ["re", "repair report"],
  ["report ", "merge"],
  ["check --form", "--format"],
  ["check --format j", "json junit"],
  ["drift --auth ", ""],
  ["simulate policy --mode per_u", "per_user"],
  ["check --names ho", "hosts.txt"],
  ["completion ", "bash fish powershell zsh"],
  ["no-such-command --form", ""],
] as const;

/** Tests in a shell; where it is missing, a skipped test says how to get it. */
function describeIn(shell: string, body: () => void): void {
  describe(shell, () => {
    if (spawnSync(shell, ["-c", "true"]).status === 0) body();
    else test.skip("is missing: run tools/install-judges.sh", () => undefined);
  });
}

const sorted = (words: readonly string[]) =>
  words
    .filter((word) => word !== "")
    .sort()
    .join(" ");

describeIn("bash", () => {
  const script = `
source "$1"
COMP_WORDS=(rds-licensing $2)
[[ "$2" == "" || "$2" == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_rds_licensing 2>/dev/null
printf '%s\\n' "\${COMPREPLY[@]}"`;

  test.each(EXPECTED)("rds-licensing %s", (line, expected) => {
    const args = ["--norc", "-c", script, "bash", fileOf("bash"), line];
    const offered = execFileSync("bash", args, { encoding: "utf8", cwd: folder });
    expect(sorted(offered.split("\n"))).toBe(expected);
  });
});

describeIn("fish", () => {
  test.each(EXPECTED)("rds-licensing %s", (line, expected) => {
    const script = `source $argv[1]; complete -C "rds-licensing $argv[2]"`;
    const env = { ...process.env, HOME: folder };
    const args = ["--no-config", "-c", script, fileOf("fish"), line];
    const offered = execFileSync("fish", args, { encoding: "utf8", cwd: folder, env });
    const words = offered.split("\n").map((each) => each.split("\t")[0] ?? "");
    expect(sorted(words)).toBe(expected);
  });
});

describeIn("zsh", () => {
  test("completes what is typed into it", () => {
    const script = `
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PS1=; autoload -Uz compinit; compinit -u -D; source '$1'; rds-licensing() { print -r -- "<$*>"; }; echo rea""dy'
zpty -r shell output '*ready*'
zpty -w -n shell $'rds-licensing check --form\\tjs\\t--fail-on err\\t\\n'
zpty -r shell output '*<*>*'
print -r -- "$output"
zpty -d shell`;
    const output = execFileSync("zsh", ["-f", "-c", script, "zsh", fileOf("zsh")], {
      encoding: "utf8",
      env: { ...process.env, HOME: folder, ZDOTDIR: folder },
      cwd: folder,
      timeout: 60_000,
    });
    expect(output).toMatch(/<check --format json --fail-on error ?>/);
  });
});

describe("powershell", () => {
  const script = () => readFileSync(fileOf("powershell"), "utf8");

  testPowerShell("parses, with whatever in the names", () => {
    const hostile = ["it's", "$(throw)", "`n", '"', "}", "#>"].map((name) => ({
      path: name,
      subcommands: [{ name, description: name }],
      options: [{ flags: [name], description: name, takesValue: true, value: { words: [name] } }],
      argument: undefined,
    }));
    expect(judgePowerShell([script(), powershellScript(hostile), powershellScript([])])).toEqual([[], [], []]);
    const broken = script().replace("foreach (", "foreach ").replace("$words = if", "$words = = if");
    expect(judgePowerShell([broken])).not.toEqual([[]]);
  });

  test("has no key twice, which PowerShell refuses even in other letter case", () => {
    const tables = script()
      .split("= @{\n")
      .slice(1)
      .map((table) => (table.split("\n  }")[0] ?? "").split("\n"));
    expect(tables.map(({ length }) => length > 5)).toEqual([true, true, true]);
    for (const lines of tables) {
      const keys = lines.map((line) => /^ {4}'([^']*)' = @\(/.exec(line)?.[1]?.toLowerCase());
      expect(keys).not.toContain(undefined);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

test("a shell that is not known is refused, with those that are", async () => {
  const { code, stderr } = await runCommand(["completion", "tcsh"]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("bash, zsh, fish, powershell") });
});
