import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findProgram } from "../../src/reports/plan/terraform/find-program";

const SCRIPTS = join(__dirname, "../../.github/scripts");
const isThere = (program: string) => findProgram(program, { path: process.env.PATH ?? "" }) !== undefined;

/** Tests that need a program of tools/install-judges.sh. */
function describeWith(program: string, name: string, body: () => void): void {
  if (!isThere(program)) test.skip(`${name}: needs ${program}, run tools/install-judges.sh`, () => undefined);
  (isThere(program) ? describe : describe.skip)(name, body);
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "release-script-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const options = { cwd: folder, env: { ...process.env, TMPDIR: folder, ...env }, encoding: "utf8" } as const;
  return spawnSync("sh", [join(SCRIPTS, script), ...args], options);
}

describeWith("jq", "publish-npm.sh", () => {
  const VERSION = "1.2.3";

  function pack(...names: string[]): void {
    mkdirSync(join(folder, "npm"));
    for (const name of names) {
      const directory = join(folder, "packing/package");
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, "package.json"), JSON.stringify({ name, version: VERSION }));
      const file = `${name.replace("@", "").replace("/", "-")}-${VERSION}.tgz`;
      execFileSync("tar", ["-czf", join(folder, "npm", file), "-C", join(folder, "packing"), "package"]);
    }
  }

  /** The publications, where npm has some packages already. */
  function published(there: string, failing = "none") {
    const npm = `#!/bin/sh
case "$*" in
  "view "*) case "$2" in ${there}) echo ${VERSION} ;; *) echo "npm error code E404" >&2; exit 1 ;; esac ;;
  *${failing}*) exit 7 ;;
  *) echo "$*" >>"${folder}/calls" ;;
esac
`;
    mkdirSync(join(folder, "bin"));
    writeFileSync(join(folder, "bin/npm"), npm);
    chmodSync(join(folder, "bin/npm"), 0o755);
    writeFileSync(join(folder, "calls"), "");
    const PATH = `${join(folder, "bin")}${delimiter}${process.env.PATH}`;
    const { status, stderr } = run("publish-npm.sh", ["npm", VERSION], { PATH });
    return { status, stderr, calls: readFileSync(join(folder, "calls"), "utf8").trim().split("\n") };
  }

  const MAIN = "cdktf-rds-licensing";
  const [LINUX, WINDOWS] = ["@cdktf-rds-licensing/linux-x64", "@cdktf-rds-licensing/win32-x64"];
  const call = (file: string) => `publish ./${file}-${VERSION}.tgz --access public --provenance`;

  test("publishes the programs, then the package that names them", () => {
    pack(MAIN, LINUX, WINDOWS);
    const calls = ["cdktf-rds-licensing-linux-x64", "cdktf-rds-licensing-win32-x64", MAIN].map(call);
    expect(published("none")).toEqual({ status: 0, stderr: "", calls });
  });

  test("goes on where an earlier run stopped", () => {
    pack(MAIN, LINUX, WINDOWS);
    const calls = ["cdktf-rds-licensing-win32-x64", MAIN].map(call);
    expect(published(`${LINUX}@${VERSION}`)).toEqual({ status: 0, stderr: "", calls });
  });

  test("publishes no package that names a program which could not be published", () => {
    pack(MAIN, LINUX, WINDOWS);
    const { status, calls } = published("none", "win32");
    expect({ status, calls }).toEqual({ status: 7, calls: [call("cdktf-rds-licensing-linux-x64")] });
  });

  test("says that the main package is missing", () => {
    pack(LINUX);
    expect(published("none")).toMatchObject({ status: 1, stderr: `publish-npm: there is no package ${MAIN}\n` });
  });
});

describeWith("gpg", "sign-checksums.sh", () => {
  const SUMS = ["a_SHA256SUMS", "b_SHA256SUMS"];
  const PASSPHRASE = "the passphrase of a throw-away key";
  let home: string;
  let key: string;
  const gpg = (...args: string[]) =>
    execFileSync("gpg", ["--batch", "--quiet", "--no-tty", ...args], {
      env: { ...process.env, GNUPGHOME: home },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const unlocked = ["--pinentry-mode", "loopback", "--passphrase", PASSPHRASE];

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), "gpg-"));
    gpg(...unlocked, "--quick-generate-key", "throw-away", "rsa2048", "sign", "1d");
    key = gpg(...unlocked, "--armor", "--export-secret-keys");
  });
  afterAll(() => {
    spawnSync("gpgconf", ["--kill", "gpg-agent"], { env: { ...process.env, GNUPGHOME: home } });
    rmSync(home, { recursive: true });
  });

  beforeEach(() => {
    mkdirSync(join(folder, "assets"));
    for (const sums of SUMS) {
      writeFileSync(join(folder, "assets", `${sums}.zip`), sums);
      const sum = execFileSync("sha256sum", [`${sums}.zip`], { cwd: join(folder, "assets"), encoding: "utf8" });
      writeFileSync(join(folder, "assets", sums), sum);
    }
  });
  const sign = (secrets: NodeJS.ProcessEnv) => run("sign-checksums.sh", ["assets"], secrets);
  const SECRETS = () => ({ GPG_PRIVATE_KEY: key, GPG_PASSPHRASE: PASSPHRASE });

  test("signs each list, prints no secret and leaves no key", () => {
    const { status, stdout, stderr } = sign(SECRETS());
    expect({ status, output: stdout + stderr }).toMatchObject({ status: 0 });
    expect(stdout + stderr).not.toContain(PASSPHRASE);
    for (const sums of SUMS) {
      gpg("--verify", join(folder, "assets", `${sums}.sig`), join(folder, "assets", sums));
    }
    expect(readdirSync(folder)).toEqual(["assets"]);
  });

  test("signs nothing of a list whose files are others", () => {
    writeFileSync(join(folder, "assets/a_SHA256SUMS.zip"), "changed on the way");
    expect(sign(SECRETS()).status).toBe(1);
    expect(readdirSync(join(folder, "assets")).filter((name) => name.endsWith(".sig"))).toEqual([]);
  });

  test("says which secret is missing", () => {
    const { status, stderr } = sign({ GPG_PRIVATE_KEY: "", GPG_PASSPHRASE: "" });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("GPG_PRIVATE_KEY is empty") });
  });

  test("does not sign with a wrong passphrase", () => {
    expect(sign({ ...SECRETS(), GPG_PASSPHRASE: "wrong" }).status).not.toBe(0);
  });
});
