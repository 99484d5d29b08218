import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { LICENSING_CORE } from "../../support/rds-workspace";
import type { Json } from "../../support/terraform";
import { runCommand } from "../support/run-command";

const directory = mkdtempSync(join(tmpdir(), "since-"));
const last = join(directory, "last.json");
let farm: SimulatedFarm;
beforeAll(async () => {
  farm = await startSimulatedFarm({ farm: parseFarm({ hosts: [{ name: "rdsh1" }, { name: "rdsh2" }] }) });
  writeFileSync(join(directory, "ca.pem"), farm.caCertificate);
});
afterAll(async () => {
  await farm.stop();
  rmSync(directory, { recursive: true });
});

function check(...args: string[]) {
  const { domain, username, password } = farm.credentials;
  const environment = { RDSLICENSING_USERNAME: `${domain}\\${username}`, RDSLICENSING_PASSWORD: password };
  const hosts = ["rdsh1", "rdsh2"].map((name) => `localhost:${farm.host(name).httpsPort}`);
  const options = ["--ca-certificate", join(directory, "ca.pem"), "--max-retries", "0"];
  return runCommand(["check", ...hosts, ...options, ...args], environment);
}

const stored = (): Json => JSON.parse(readFileSync(last, "utf8"));
const setMode = (data: number) =>
  farm.host("rdsh1").registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data });

// Nights of one farm: the tests build on each other.
describe("rds-licensing check --since with one file from night to night", () => {
  const nightly = () => check("--since", last, "--report", `json=${last}`);

  test("compares the first night with none, and says so", async () => {
    setMode(4);
    const { stdout, stderr } = await nightly();
    expect(stderr).toBe(`rds-licensing: ${last} does not exist yet, so this first report is compared with none.\n`);
    expect(stdout).not.toContain("Since ");
    expect(stored().changes).toBeUndefined();
  });

  test("tells of what is new, and that the rest is still there", async () => {
    setMode(5);
    const { stdout, stderr } = await nightly();
    expect(stderr).toBe("");
    expect(stdout).toMatch(/error mode_not_configured \(new\): The licensing mode is not configured/);
    expect(stdout).toMatch(
      /\nSince 20.* UTC: 1 new, \d+ still there, 0 fixed\n {2}new: mode_not_configured at localhost:\d+\n\n2 hosts: /,
    );
  });

  test("keeps since when it was found while the host is down, and fixes nothing then", async () => {
    const { time } = stored();
    await farm.host("rdsh1").down();
    const { stdout } = await nightly();
    await farm.host("rdsh1").up();
    expect(stdout).toMatch(/ not looked at now: mode_not_configured at localhost:\d+ \(since 20.* UTC\)\n/);
    expect(stored().changes.mended).toEqual([]);
    await nightly();
    const codes = stored().hosts.flatMap(({ findings }: Json) => findings);
    expect(codes.find(({ code }: Json) => code === "mode_not_configured").since).toBe(time);
  });

  test("tells what is fixed", async () => {
    setMode(4);
    const { stdout } = await nightly();
    expect(stdout).toMatch(/\n {2}fixed: mode_not_configured at localhost:\d+ \(since 20.* UTC\)\n/);
  });
});

describe("--since refuses, before anything is asked,", () => {
  test.each([
    [
      "a file that is missing and not written either",
      [join(directory, "none.json")],
      /none\.json does not exist\. Check the path\./,
    ],
    [
      "one that is missing where only another format is written",
      [join(directory, "none.md"), "--report", `markdown=${join(directory, "none.md")}`],
      /none\.md does not exist/,
    ],
    [
      "what is no report",
      [join(__dirname, "../../../package.json")],
      /package\.json is not the JSON of a report\. Give the file that an earlier run wrote with --report json=FILE\./,
    ],
    ["a watch", [last, "--watch"], /--watch cannot be used with --since/],
  ])("%s", async (_what, args, message) => {
    for (const { traffic } of farm.hosts) traffic.reset();
    const { code, stdout, stderr } = await check("--since", ...args);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(message);
    expect(farm.hosts.map(({ connections }) => connections)).toEqual([0, 0]);
  });

  test.each([
    ["the report of a later version", { version: 3 }, /is a report of version 3, .* update this one/],
    [
      "that of another command",
      { kind: "drift" },
      /is a report of rds-licensing drift, which rds-licensing check cannot be compared with/,
    ],
  ])("%s", async (_what, part, message) => {
    const other = join(directory, "other.json");
    writeFileSync(other, JSON.stringify({ ...stored(), ...part }));
    const { code, stderr } = await check("--since", other);
    expect(stderr).toMatch(message);
    expect(code).toBe(1);
  });
});

test("--since says where the earlier report is of other hosts, and fixes nothing there", async () => {
  const other = join(directory, "other.json");
  const hosts = stored().hosts.map((host: Json) => ({ ...host, host: `other-${host.host}` }));
  writeFileSync(other, JSON.stringify({ ...stored(), hosts }));
  const { stderr, stdout } = await check("--since", other, "--format", "json");
  expect(stderr).toBe(`rds-licensing: ${other} has none of these hosts, so all that needs attention is new.\n`);
  expect(JSON.parse(stdout).changes.mended).toEqual([]);
});

describe("rds-licensing drift --since", () => {
  const plan = (mode: string, time: string) => {
    const path = join(directory, "plan.json");
    const values = { id: "h", host: "rdsh1.contoso.com", mode, license_servers: ["lic1"] };
    const change = { actions: ["update"], before: values, after: { ...values, mode: "per_user" } };
    const actions = mode === "per_user" ? ["no-op"] : ["update"];
    const resource = {
      address: "rdslicensing_configuration.a",
      type: "rdslicensing_configuration",
      mode: "managed",
      change: { ...change, actions },
    };
    const found = { ...resource, values, sensitive_values: {} };
    writeFileSync(
      path,
      JSON.stringify({
        format_version: "1.2",
        timestamp: time,
        complete: true,
        planned_values: {},
        resource_changes: [resource],
        prior_state: { values: { root_module: { resources: [found] } } },
      }),
    );
    return path;
  };
  const file = join(directory, "drift.json");

  test("compares drift as check compares findings", async () => {
    const args = ["--since", file, "--report", `json=${file}`, "--format", "markdown"];
    const first = await runCommand(["drift", plan("per_user", "2026-11-24T03:00:00Z"), ...args]);
    expect([first.code, existsSync(file)]).toEqual([0, true]);
    const second = await runCommand(["drift", plan("per_device", "2026-11-25T03:00:00Z"), ...args]);
    expect(second.stdout).toMatch(
      /\*\*Since 20.* UTC: 1 new, 0 still there, 0 fixed\*\*\n\n- 🆕 new: `drift_mode` at rdsh1\.contoso\.com\n/,
    );
    const third = await runCommand(["drift", plan("per_user", "2026-11-26T03:00:00Z"), ...args]);
    expect(third.stdout).toMatch(/- ✅ fixed: `drift_mode` at rdsh1\.contoso\.com, since 20/);
    expect([second.code, third.code]).toEqual([2, 0]);
  });
});
