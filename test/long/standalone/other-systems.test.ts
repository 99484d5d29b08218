import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { firstOutput } from "../../support/child-processes";
import { AD_HOC, hashPages, LINKER_SIGNED, readCodeSignature } from "../../support/mach-o-signature";
import { PLUGIN_COOKIE } from "../../support/plugin-cookie";
import { finished } from "../../support/terraform";

const ROOT = join(__dirname, "../../..");
/** All but linux_amd64, of which `program.test.ts` says the same. */
const PROGRAMS = {
  windows_amd64: "rds-licensing.exe",
  linux_arm64: "rds-licensing",
  linux_amd64_musl: "rds-licensing",
  linux_arm64_musl: "rds-licensing",
  darwin_arm64: "rds-licensing",
  darwin_amd64: "rds-licensing",
};
const SYSTEMS = Object.keys(PROGRAMS) as (keyof typeof PROGRAMS)[];

/** The emulator of Debian's qemu-user, with the C library of libc6-arm64-cross. */
const LIBRARIES = "/usr/aarch64-linux-gnu";
const emulates = spawnSync("qemu-aarch64", ["--version"]).status === 0 && existsSync(LIBRARIES);
const EMULATOR = ["qemu-aarch64", "-L", LIBRARIES] as const;
const emulated = emulates ? describe : describe.skip;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "other-systems-"));
  build("first");
});
afterAll(() => rmSync(folder, { recursive: true }));

function build(into: string): void {
  const builder = join(ROOT, "tools/standalone/main.mjs");
  execFileSync(process.execPath, [builder, ...SYSTEMS, "--out-dir", join(folder, into)]);
}

const programOf = (system: keyof typeof PROGRAMS, into = "first") => join(folder, into, system, PROGRAMS[system]);

test("programs of other systems are the same to the byte when they are made again", () => {
  build("second");
  const digests = (into: string) =>
    SYSTEMS.map((system) =>
      createHash("sha256")
        .update(readFileSync(programOf(system, into)))
        .digest("hex"),
    );
  expect(digests("second")).toEqual(digests("first"));
});

describe("for macOS", () => {
  test("the program for ARM has an ad-hoc signature of every page, up to where the signature itself begins", () => {
    const program = readFileSync(programOf("darwin_arm64"));
    const signature = readCodeSignature(program);
    if (signature === undefined) throw new Error("there is none");
    expect(signature.flags).toBe(AD_HOC | LINKER_SIGNED);
    expect(signature.pageBytes).toBe(4_096);
    expect([signature.signedBytes, signature.end]).toEqual([signature.start, program.length]);
    expect(signature.pageHashes).toEqual(hashPages(program, signature));
  });

  test("the program for Intel has no signature, since that of the runtime's makers would be wrong", () => {
    expect(readCodeSignature(readFileSync(programOf("darwin_amd64")))).toBeUndefined();
  });
});

emulated("for Linux on ARM, emulated", () => {
  let farm: SimulatedFarm;
  beforeAll(async () => {
    farm = await startSimulatedFarm();
  });
  afterAll(() => farm.stop());

  function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    const [emulator, ...options] = EMULATOR;
    const env = { PATH: process.env.PATH, HOME: folder, ...environment };
    return finished(spawn(emulator, [...options, programOf("linux_arm64"), ...args], { cwd: folder, env }));
  }

  test("the program is rds-licensing", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(await run(["--version"])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
    expect((await run(["--help"])).stdout).toContain("diagnose session hosts live");
  });

  test("it is the provider where Terraform starts it", async () => {
    const [emulator, ...options] = EMULATOR;
    const child = spawn(emulator, [...options, programOf("linux_arm64")], {
      env: { ...process.env, ...PLUGIN_COOKIE },
    });
    const line = await firstOutput(child);
    child.kill();
    expect(line).toMatch(/^1\|6\|unix\|\S+\|grpc/);
  });

  test.each(["ntlm", "basic"])("it checks a host over https, with %s", async (auth) => {
    const { username, password, domain } = farm.credentials;
    const ca = join(folder, "ca.pem");
    writeFileSync(ca, farm.caCertificate);
    const host = `localhost:${farm.host("rdsh1").httpsPort}`;
    const user = auth === "basic" ? "Administrator" : `${domain}\\${username}`;
    const environment = { RDSLICENSING_PASSWORD: password, RDSLICENSING_USERNAME: user };
    const { stdout } = await run(["check", host, "--ca-certificate", ca, "--auth", auth], environment);
    expect(stdout).toContain("mode: not_configured");
  });
});
