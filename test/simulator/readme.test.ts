import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { FAULT_NAMES } from "../../src/simulator";

const text = readFileSync(join(__dirname, "../../src/simulator/README.md"), "utf8");

test("the simulator's README has every fault, and no other", () => {
  const [table = ""] = text.slice(text.indexOf("| fault |")).split("\n\n");
  const named = table
    .split("\n")
    .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([a-z0-9-]+)`/g)].map((match) => match[1]));
  expect(named.toSorted()).toEqual([...FAULT_NAMES].toSorted());
});

describe("the shell lines of the simulator's README", () => {
  const [, lines = ""] = /```sh\n(.*?)```/s.exec(text) ?? [];
  const words = ["--import", pathToFileURL(require.resolve("tsx")).href, join(__dirname, "../../src/cli/main.ts")];
  const quoted = [process.execPath, ...words].map((word) => `'${word}'`).join(" ");
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "simulator-readme-"));
    writeFileSync(join(folder, "pid"), "");
    program("rds-licensing", `[ "$1" != simulate ] || echo $$ > pid; exec ${quoted} "$@"`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A program that the lines find by its name, in the place of the installed one. */
  function program(name: string, script: string): void {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }

  function run() {
    const env = { PATH: `${folder}:${process.env.PATH}`, HOME: folder, TSX_DISABLE_CACHE: "1", TMPDIR: folder };
    // Ends only when the simulator has ended too, for it holds the pipe of stderr.
    const result = spawnSync("sh", ["-euc", lines], { cwd: folder, env, encoding: "utf8", timeout: 500_000 });
    if (result.error !== undefined) process.kill(Number(readFileSync(join(folder, "pid"), "utf8")));
    return result;
  }

  test("lead to the simulated session hosts, with credentials and trust, and leave nothing behind", () => {
    program("npx", `echo "$@"; rds-licensing check $(echo "$SESSION_HOSTS" | tr , ' ') --format json || [ $? = 2 ]`);
    const before = readdirSync(folder);
    const { status, stdout, stderr } = run();
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const [command, ...report] = stdout.split("\n");
    expect(command).toBe("cdktf deploy");
    const { hosts } = JSON.parse(report.join("\n"));
    expect(hosts).toHaveLength(2);
    for (const host of hosts) expect(host).toMatchObject({ host: expect.stringMatching(/^127\.0\.0\.1:\d+$/) });
    expect(readdirSync(folder)).toEqual(before);
  });
});
