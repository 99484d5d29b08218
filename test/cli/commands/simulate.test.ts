import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOnTerminal } from "../support/on-terminal";
import { COMMAND, runCommand } from "../support/run-command";

const root = join(__dirname, "../../..");
const run = (...args: string[]) => runCommand(args);
const key = "HKLM\\SOFTWARE\\Contoso";

describe("rds-licensing simulate", () => {
  const directory = mkdtempSync(join(tmpdir(), "simulate-"));
  const farmFile = join(directory, "farm.json");
  const stateFile = join(directory, "state.json");
  let simulator: ChildProcess;
  let output = "";
  // biome-ignore lint/suspicious/noExplicitAny: the test looks into the announcement freely.
  let announced: any;

  beforeAll(async () => {
    const hosts = [
      { name: "rdsh1", licenseCertificate: false },
      { name: "rdsh2", deployment: {} },
    ];
    // As the `>` of Windows PowerShell writes it.
    writeFileSync(farmFile, Buffer.from(`\ufeff${JSON.stringify({ username: "svc", hosts })}\r\n`, "utf16le"));
    const [program, ...words] = COMMAND;
    const args = [...words, "simulate", "--farm", farmFile, "--state", stateFile];
    simulator = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    await new Promise<void>((resolve, reject) => {
      simulator.stderr?.on("data", (chunk: Buffer) => reject(new Error(chunk.toString())));
      simulator.stdout?.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes("\n")) resolve();
      });
    });
    announced = JSON.parse(output);
  });

  afterAll(() => {
    simulator.kill("SIGKILL");
    rmSync(directory, { recursive: true });
  });

  test("announces everything a client needs in one line of JSON", () => {
    expect(announced).toMatchObject({
      hosts: [
        { name: "rdsh1", role: "session_host", httpPort: expect.any(Number), httpsPort: expect.any(Number) },
        { name: "rdsh2" },
      ],
      credentials: { username: "svc", password: expect.stringMatching(/^.{16}$/) },
      caCertificate: expect.stringMatching(/^-----BEGIN CERTIFICATE-----\n/),
      controlUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}$/),
    });
    expect(readFileSync(announced.caFile, "utf8")).toBe(announced.caCertificate);
  });

  test("ends where it cannot announce its farm, although that was started", async () => {
    const nowhere = join(directory, "nowhere");
    const variables = { TMPDIR: nowhere, TMP: nowhere, TEMP: nowhere };
    const { code, stdout, stderr } = await runCommand(["simulate"], variables);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /^rds-licensing: Cannot make a folder for temporary files\. ENOENT.* Set TMPDIR to a folder/,
    );
  });

  test("writes for a shell what reaches the farm, over nothing that it did not write, and removes it at its end", async () => {
    const file = join(directory, "farm's.env");
    const [program, ...words] = COMMAND;
    const start = () => spawn(program, [...words, "simulate", "--write-env", file], { cwd: root });
    for (const signal of ["SIGKILL", "SIGTERM"] as const) {
      const child = start();
      const [line] = await once(child.stdout, "data");
      const { credentials, caCertificate, controlUrl } = JSON.parse(String(line));
      const variables = ["USERNAME", "PASSWORD", "CA_CERTIFICATE", "CONTROL"].map((name) => `$RDSLICENSING_${name}`);
      const script = `. "$1"; printf '%s|' ${variables.map((name) => `"${name}"`).join(" ")}`;
      const { stdout } = spawnSync("sh", ["-c", script, "sh", file], { encoding: "utf8" });
      const user = `${credentials.domain}\\${credentials.username}`;
      expect(stdout).toBe(`${[user, credentials.password, caCertificate, controlUrl].join("|")}|`);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
      // A file that was left, as after a crash, is written anew.
      expect(existsSync(file)).toBe(signal === "SIGKILL");
    }
    writeFileSync(file, "mine");
    const refused = await runCommand(["simulate", "--write-env", file]);
    expect(refused).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("already exists") });
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  test("its control commands take the control URL from RDSLICENSING_CONTROL, and say where there is none", async () => {
    const told = await runCommand(["simulate", "requests"], { RDSLICENSING_CONTROL: announced.controlUrl });
    expect(told).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\{"host":"rdsh1",/) });
    const { code, stderr } = await run("simulate", "requests");
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("--control <url>") });
  });

  test("shows a table and what to paste on a terminal", async () => {
    const { code, output } = await runOnTerminal(["simulate", "--farm", farmFile], [["simulate requests", "\u0003"]]);
    expect(output).toMatch(/2 simulated hosts are running; press Ctrl-C to stop\./);
    expect(output).toMatch(/ {2}host {3}role {10}https {12,}http\r\n {2}rdsh1 {2}session host {2}127\.0\.0\.1:\d+ /);
    expect(output).toMatch(/ {2}export RDSLICENSING_USERNAME='CONTOSO\\svc'\r\n/);
    expect(output).toMatch(/ {2}export RDSLICENSING_CONTROL=http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\r\n/);
    expect(output).not.toContain("{");
    expect(code).toBe(0);
  });

  test("its control commands set, get, delete and count", async () => {
    const control = ["--control", announced.controlUrl];
    const set = (...args: string[]) => run("simulate", "set", ...control, "rdsh1", key, ...args);
    expect(await set("List", "REG_MULTI_SZ", "lic1", "lic2")).toEqual({ code: 0, stdout: "", stderr: "" });
    expect((await set("Mode", "REG_DWORD", "0x4")).code).toBe(0);
    const listed = await run("simulate", "get", ...control, "rdsh1", key);
    expect(JSON.parse(listed.stdout).values).toEqual({
      List: { type: "REG_MULTI_SZ", data: ["lic1", "lic2"] },
      Mode: { type: "REG_DWORD", data: 4 },
    });
    expect(JSON.parse(readFileSync(stateFile, "utf8")).hosts.rdsh1).toEqual({
      "HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso": JSON.parse(listed.stdout).values,
    });
    expect((await run("simulate", "delete", ...control, "rdsh1", key, "Mode")).code).toBe(0);
    const gone = await run("simulate", "get", ...control, "rdsh1", key, "Mode");
    expect([gone.code, gone.stdout, gone.stderr.match(/\n/g)?.length]).toEqual([1, "", 1]);
    const { stdout } = await run("simulate", "requests", ...control);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).host),
    ).toEqual(["rdsh1", "rdsh2"]);
  });

  test("its control commands set Group Policy and change a host", async () => {
    const control = ["--control", announced.controlUrl];
    const policies = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";
    const policy = (...args: string[]) => run("simulate", "policy", ...control, "rdsh2", ...args);
    const values = async () => JSON.parse((await run("simulate", "get", ...control, "rdsh2", policies)).stdout).values;
    const done = { code: 0, stdout: "", stderr: "" };
    expect(await policy("--mode", "per_user", "--license-servers", "a,b.contoso.com")).toEqual(done);
    expect(await values()).toEqual({
      LicensingMode: { type: "REG_DWORD", data: 4 },
      LicenseServers: { type: "REG_SZ", data: "a,b.contoso.com" },
    });
    expect(await policy("--mode", "none", "--license-servers", "none")).toEqual(done);
    expect(await values()).toEqual({});
    const change = ["--role-active", "false", "--grace-days", "3", "--policy-writes", "ignored", "--windows", "2019"];
    const more = ["--service", "TermService=Stopped", "--connectivity", "a=8", "--connectivity", "b=never"];
    expect(await run("simulate", "host", ...control, "rdsh2", ...change, ...more)).toEqual(done);
    const deployment = ["--member", "rdsh3.contoso.com", "--member", "rdcb=connection_broker", "--mode", "per_device"];
    const rest = ["--license-servers", "lic1,lic2", "--central-settings", "false"];
    expect(await run("simulate", "deployment", ...control, "rdsh2", ...deployment, ...rest)).toEqual(done);
  });

  test("its control commands refuse with one line and exit code 1; usage follows where a word is refused", async () => {
    const control = ["--control", announced.controlUrl];
    const refusals = await Promise.all([
      run("simulate", "set", ...control, "rdsh1", key, "Mode", "REG_DWORD", "four"),
      run("simulate", "fault", ...control, "rdsh1", "explode"),
      run("simulate", "get", "--control", "http://127.0.0.1:9/x", "rdsh1", key),
      run("simulate", "host", ...control, "rdsh1", "--windows", "95"),
      run("simulate", "host", ...control, "rdsh1", "--role-active", "perhaps"),
      run("simulate", "host", ...control, "rdsh1", "--service", "TermService"),
      run("simulate", "policy", ...control, "rdsh1", "--mode", "per_dog"),
      run("simulate", "deployment", ...control, "rdsh1", "--mode", "per_user"),
      run("simulate", "deployment", ...control, "rdsh2", "--member", "rdsh3=king"),
      run("simulate", "--base-port", "99999"),
      run("simulate", "--farm", join(directory, "absent.json")),
      run("simulate", "--base-port", String(announced.hosts[0].httpPort)),
    ]);
    for (const { code, stdout, stderr } of refusals) {
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(/^(?:rds-licensing: .*\n$|error: .*\n\nUsage: rds-licensing simulate )/);
    }
    expect(refusals.at(-1)?.stderr).toContain("is in use");
  });

  test.each([
    ["nothing", "", 0, /is empty\./],
    ["lists without end", "[".repeat(100_000), 100_000, /nested more than \d+ levels deep\./],
    ["100 MB", "", 100_000_000, /is larger than 64 MiB\./],
    ["half a farm", '{"hosts": [', 11, /ends in the middle\./],
  ])("refuses a farm.json of %s", async (_what, text, length, message) => {
    const file = join(directory, "wrong.json");
    writeFileSync(file, text);
    truncateSync(file, length);
    const { code, stdout, stderr } = await run("simulate", "--farm", file);
    expect([code, stdout, stderr]).toEqual([1, "", expect.stringMatching(message)]);
    expect(stderr).toContain(file);
  });

  test("stops with exit code 0 on SIGTERM, having said nothing more, and removes its file", async () => {
    const line = output;
    const ended = new Promise((resolve) => simulator.once("exit", (code) => resolve(code)));
    simulator.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect([output, existsSync(announced.caFile)]).toEqual([line, false]);
  });
});
