import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeSchema } from "../../../src/plugin";
import { rdslicensing } from "../../../src/provider";
import { type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { OWN_PROGRAM, OWN_SYSTEM } from "../../../tools/standalone/own-program";
import { PluginProcess } from "../../chaos/plugin-process";
import { firstOutput } from "../../support/child-processes";
import { PLUGIN_COOKIE } from "../../support/plugin-cookie";
import { finished } from "../../support/terraform";

const ROOT = join(__dirname, "../../..");

let farm: SimulatedFarm;
beforeAll(async () => {
  farm = await startSimulatedFarm();
});
afterAll(() => farm.stop());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "standalone-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, ...environment };
  return finished(spawn(OWN_PROGRAM, args, { cwd: folder, env }));
}

/** What the program says of a simulated host. */
function check(options: readonly string[]) {
  const { username, password, domain } = farm.credentials;
  const ca = join(folder, "ca.pem");
  writeFileSync(ca, farm.caCertificate);
  const host = `localhost:${farm.host("rdsh1").httpsPort}`;
  const environment = { RDSLICENSING_PASSWORD: password, RDSLICENSING_USERNAME: `${domain}\\${username}` };
  return run(["check", host, "--ca-certificate", ca, ...options], environment);
}

describe("the standalone program", () => {
  test("is rds-licensing", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(await run(["--version"])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  test("is the provider where Terraform starts it", async () => {
    const env = { ...process.env, ...PLUGIN_COOKIE };
    const provider = spawn(OWN_PROGRAM, [], { cwd: folder, env, stdio: ["ignore", "pipe", "ignore"] });
    const ended = once(provider, "close");
    expect(await firstOutput(provider)).toMatch(/^1\|6\|unix\|\S+\|grpc/);
    provider.kill();
    await ended;
  });

  test("tells the schema that the provider's objects say, to the byte", async () => {
    const provider = await PluginProcess.start(OWN_PROGRAM);
    try {
      expect((await provider.schema()).equals(encodeSchema(rdslicensing))).toBe(true);
    } finally {
      await provider.close();
    }
  });

  test("reads no store of certificates to be spoken to by Terraform", async () => {
    // Whoever opens it waits for somebody who writes.
    const store = join(folder, "store.pem");
    execFileSync("mkfifo", [store]);
    const provider = await PluginProcess.start(OWN_PROGRAM, { SSL_CERT_FILE: store, SSL_CERT_DIR: folder });
    const limit = setTimeout(() => provider.kill(), 60_000);
    try {
      expect((await provider.schema()).length).toBeGreaterThan(0);
    } finally {
      clearTimeout(limit);
      await provider.close();
    }
  });

  test.each([["bunfig.toml"], [".env"], ["package.json"], ["tsconfig.json"], ["node_modules"], ["part-2.cjs"]])(
    "takes nothing from %s of the working folder",
    async (name) => {
      const seen = join(folder, "seen");
      const code = `require("node:fs").writeFileSync(${JSON.stringify(seen)}, "");`;
      writeFileSync(join(folder, "code.js"), code);
      const texts: Record<string, string> = {
        "bunfig.toml": 'preload = ["./code.js"]\n',
        ".env": "RDSLICENSING_TIMEOUT=of the folder\nNODE_OPTIONS=--require=./code.js\n",
        "package.json": JSON.stringify({ name: "x", imports: { "#x": "./code.js" }, bun: { preload: ["./code.js"] } }),
        "part-2.cjs": code,
        "tsconfig.json": JSON.stringify({ compilerOptions: { paths: { "*": ["./code.js"] } } }),
      };
      if (name === "node_modules") {
        execFileSync("mkdir", ["-p", join(folder, "node_modules/winrm-client"), join(folder, "node_modules/kerberos")]);
        for (const one of ["winrm-client", "kerberos"]) {
          writeFileSync(join(folder, "node_modules", one, "index.js"), code);
          writeFileSync(join(folder, "node_modules", one, "package.json"), '{"version":"0.0.11"}');
        }
      } else writeFileSync(join(folder, name), texts[name] ?? "");
      expect((await check(["--channel", "shell"])).stdout).toContain("mode: not_configured");
      expect((await check(["--auth", "kerberos"])).stdout).toContain("npx rds-licensing provider install");
      expect(existsSync(seen)).toBe(false);
    },
  );

  test("holds no path of the machine it was made on", () => {
    const text = readFileSync(OWN_PROGRAM).toString("latin1");
    for (const path of [ROOT, `${tmpdir()}/rds-licensing`, `${process.env.HOME}/.cache`]) {
      expect(text.includes(path) && text.slice(text.indexOf(path) - 40, text.indexOf(path) + 80)).toBe(false);
    }
  });

  test("is the same to the byte when it is made again", () => {
    // In a folder of its own: other suites run the program meanwhile.
    const builder = join(ROOT, "tools/standalone/main.mjs");
    execFileSync(process.execPath, [builder, OWN_SYSTEM, "--out-dir", folder]);
    const digest = (program: string) => createHash("sha256").update(readFileSync(program)).digest("hex");
    expect(digest(join(folder, OWN_SYSTEM, "rds-licensing"))).toBe(digest(OWN_PROGRAM));
  });

  test("has the notices of all that is in it", () => {
    const notices = readFileSync(join(OWN_PROGRAM, "../THIRD-PARTY.txt"), "utf8");
    for (const name of [
      "@bufbuild/protobuf",
      "winrm-client",
      "ntlm-client",
      "commander",
      "saxes",
      "JavaScriptCore",
      "BoringSSL",
    ]) {
      expect(notices).toContain(name);
    }
  });
});
