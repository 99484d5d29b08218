import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PLUGIN_COOKIE } from "../support/plugin-cookie";

const MODULE = join(__dirname, "../../tools/build/launcher.mjs");
const BODY = `console.log(JSON.stringify({
  node: process.env.NODE_EXTRA_CA_CERTS,
  provider: process.env.RDSLICENSING_EXTRA_CA_CERTS,
  args: process.argv.slice(2),
}));`;
const ARGS = ["one", "two words"];

const NEED = "This rdslicensing provider is a script that needs Node 20.9 or later, and";
const REMEDY = "Install Node, or the provider that needs none: rds-licensing provider install --standalone.\n";

/** The shells of Debian, of Alpine and of macOS, by their paths: those that this machine has. */
const SHELLS = [["/usr/bin/dash"], ["/usr/bin/busybox", "sh"], ["/bin/bash", "--posix"]]
  .filter(([path = "", ...args]) => spawnSync(path, [...args, "-c", "exit 0"]).status === 0)
  .map((shell) => ({ name: shell.join(" "), shell }));

const folder = mkdtempSync(join(tmpdir(), "launcher of provider-"));
const program = join(folder, "program");
const file = join(folder, "ca.pem");
const launcher = execFileSync(
  process.execPath,
  ["--input-type=module", "-e", `import { LAUNCHER } from ${JSON.stringify(MODULE)}; process.stdout.write(LAUNCHER);`],
  { encoding: "utf8" },
);
beforeAll(() => {
  writeFileSync(program, `${launcher}\n${BODY}\n`);
  chmodSync(program, 0o755);
  writeFileSync(file, "");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the first lines of the provider", () => {
  const run = (environment: Record<string, string>, [started = "", ...args]: readonly string[] = [program]) => {
    const env = { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: file, ...environment };
    return JSON.parse(execFileSync(started, [...args, ...ARGS], { env, cwd: folder, encoding: "utf8" }));
  };

  test("keep NODE_EXTRA_CA_CERTS for the provider to read when it needs it", () => {
    expect(run({ NODE_OPTIONS: "--no-warnings" })).toEqual({ provider: file, args: ARGS });
  });

  test("leave it to Node where Node takes OpenSSL's store, which the provider could not list", () => {
    expect(run({ NODE_OPTIONS: "--no-warnings --use-openssl-ca" })).toMatchObject({ node: file });
    expect(run({ NODE_OPTIONS: "--use_openssl_ca" })).not.toHaveProperty("provider");
  });

  test("add nothing where the variable is not set", () => {
    expect(run({ NODE_EXTRA_CA_CERTS: "" })).toEqual({ provider: "", args: ARGS });
  });

  test.each(SHELLS)("start Node from $name, by a relative path too", ({ shell }) => {
    for (const path of [program, "./program"])
      expect(run({}, [...shell, path])).toEqual({ provider: file, args: ARGS });
  });
});

describe.each(SHELLS)("where the provider cannot run, its first lines, in $name,", ({ shell: command }) => {
  const [shell = "", ...args] = command;
  /** With a PATH that leads to this `node` alone. */
  function start(node: string | undefined, environment: Record<string, string> = {}) {
    const unread = join(folder, "unread");
    writeFileSync(unread, `${launcher}\nsyntax of tomorrow`);
    const PATH = mkdtempSync(join(folder, "path-"));
    if (node !== undefined) symlinkSync(node, join(PATH, "node"));
    const options = { env: { PATH, ...environment }, encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(shell, [...args, unread], options);
    return { status, stdout, stderr };
  }

  test("say in one sentence that there is no Node, to Terraform where it shows it", () => {
    const sentence = `${NEED} no node is in PATH. ${REMEDY}`;
    expect(start(undefined)).toEqual({ status: 1, stdout: "", stderr: sentence });
    expect(start(undefined, PLUGIN_COOKIE)).toEqual({ status: 1, stdout: sentence, stderr: sentence });
  });

  test.each(["4.9.1", "12.22.12", "20.8.1"])("say it of Node %s, whatever that makes of the rest", (version) => {
    const versions = `Object.defineProperty(process, "versions", { value: { node: "${version}" } });`;
    mkdirSync(join(folder, version), { recursive: true });
    writeFileSync(join(folder, version, "pretend.js"), versions);
    const node = join(folder, version, "node");
    writeFileSync(node, `#!/bin/sh\nexec "${process.execPath}" --require "${folder}/${version}/pretend.js" "$@"\n`);
    chmodSync(node, 0o755);
    const sentence = `${NEED} node in PATH is ${version}. ${REMEDY}`;
    expect(start(node)).toEqual({ status: 1, stdout: "", stderr: sentence });
    expect(start(node, PLUGIN_COOKIE)).toEqual({ status: 1, stdout: sentence, stderr: sentence });
  });
});
