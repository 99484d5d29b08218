import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MODULE = join(__dirname, "../../tools/build/launcher.mjs");
const BODY = `console.log(JSON.stringify({
  node: process.env.NODE_EXTRA_CA_CERTS,
  provider: process.env.RDSLICENSING_EXTRA_CA_CERTS,
  args: process.argv.slice(2),
}));`;

describe("the first lines of the provider", () => {
  const folder = mkdtempSync(join(tmpdir(), "launcher-"));
  const program = join(folder, "program");
  const file = join(folder, "ca.pem");
  beforeAll(() => {
    const print = `import { LAUNCHER } from ${JSON.stringify(MODULE)}; process.stdout.write(LAUNCHER);`;
    const launcher = execFileSync(process.execPath, ["--input-type=module", "-e", print], { encoding: "utf8" });
    writeFileSync(program, `${launcher}\n${BODY}\n`);
    chmodSync(program, 0o755);
    writeFileSync(file, "");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (environment: Record<string, string>) => {
    const env = { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: file, ...environment };
    return JSON.parse(execFileSync(program, ["one", "two words"], { env, encoding: "utf8" }));
  };

  test("keep NODE_EXTRA_CA_CERTS for the provider to read when it needs it", () => {
    expect(run({ NODE_OPTIONS: "--no-warnings" })).toEqual({ provider: file, args: ["one", "two words"] });
  });

  test("leave it to Node where Node takes OpenSSL's store, which the provider could not list", () => {
    expect(run({ NODE_OPTIONS: "--no-warnings --use-openssl-ca" })).toMatchObject({ node: file });
    expect(run({ NODE_OPTIONS: "--use_openssl_ca" })).not.toHaveProperty("provider");
  });

  test("add nothing where the variable is not set", () => {
    expect(run({ NODE_EXTRA_CA_CERTS: "" })).toEqual({ provider: "", args: ["one", "two words"] });
  });
});
