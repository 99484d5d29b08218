import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { runOnTerminal } from "../support/on-terminal";
import { runCommand } from "../support/run-command";

const RCM = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM";
const STORES = ["HKLM\\SOFTWARE\\Microsoft\\MSLicensing", "HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\MSLicensing"];
const STORE = {
  HardwareID: { ClientHWID: { type: "REG_BINARY", data: "00ff10" } },
  "Store\\LICENSE000": {
    ClientLicense: { type: "REG_BINARY", data: "0102" },
    ProductID: { type: "REG_SZ", data: "A02" },
  },
};

let farm: SimulatedFarm;
let directory: string;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "repair-"));
  const stores = STORES.flatMap((root) => Object.entries(STORE).map(([key, values]) => [`${root}\\${key}`, values]));
  farm = await startSimulatedFarm({
    farm: parseFarm({
      hosts: [
        {
          name: "rdsh1",
          licenseCertificate: true,
          registry: { [`${RCM}\\GracePeriod`]: { Time: { type: "REG_BINARY", data: "01" } } },
        },
        { name: "client1", roleActive: false, registry: Object.fromEntries(stores) },
      ],
    }),
  });
  writeFileSync(join(directory, "ca.pem"), farm.caCertificate);
});
afterEach(async () => {
  await farm.stop();
  rmSync(directory, { recursive: true });
});

const address = (name: string) => `localhost:${farm.host(name).httpsPort}`;
const backup = () => join(directory, "backup.json");
const environment = () => ({
  RDSLICENSING_USERNAME: `${farm.credentials.domain}\\${farm.credentials.username}`,
  RDSLICENSING_PASSWORD: farm.credentials.password,
  RDSLICENSING_CA_CERTIFICATE: farm.caCertificate,
});
const repair = (...args: string[]) => runCommand(["repair", ...args], environment());
const certificates = () =>
  farm
    .host("rdsh1")
    .registry.findKey(RCM)
    ?.values()
    .map(({ name }) => name) ?? [];
const stores = () => STORES.filter((root) => farm.host("client1").registry.findKey(root) !== undefined);

const FOUR = ["Certificate", "X509 Certificate", "X509 Certificate ID", "X509 Certificate2"];

describe("rds-licensing repair certificates", () => {
  test("shows, backs up and deletes the four values, and says that a restart and a reactivation follow", async () => {
    const { code, stdout } = await repair("certificates", address("rdsh1"), "--yes", "--backup", backup());
    expect(code).toBe(0);
    for (const name of FOUR) expect(stdout).toContain(`"${name}" (REG_BINARY)`);
    expect(stdout).toMatch(/restart the session host, then reactivate the license server/);
    expect(certificates()).toEqual([]);
    expect(statSync(backup()).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(backup(), "utf8"))).toMatchObject({ version: 1, kind: "certificates" });
  });

  test("leaves the grace period alone", async () => {
    await repair("certificates", address("rdsh1"), "--yes", "--backup", backup());
    expect(farm.host("rdsh1").registry.getValue(`${RCM}\\GracePeriod`, "Time")).toBeDefined();
    expect(readFileSync(backup(), "utf8")).not.toContain("GracePeriod");
  });

  test("puts back what the backup holds", async () => {
    const before = farm.host("rdsh1").registry.findKey(RCM)?.values();
    await repair("certificates", address("rdsh1"), "--yes", "--backup", backup());
    const { code, stdout } = await repair("certificates", address("rdsh1"), "--yes", "--restore", backup());
    expect([code, stdout]).toEqual([0, expect.stringContaining("Restored.")]);
    expect(farm.host("rdsh1").registry.findKey(RCM)?.values()).toEqual(before);
  });

  test("puts back a backup that was saved again by an editor of Windows", async () => {
    const before = farm.host("rdsh1").registry.findKey(RCM)?.values();
    await repair("certificates", address("rdsh1"), "--yes", "--backup", backup());
    const text = readFileSync(backup(), "utf8").replaceAll("\n", "\r\n");
    writeFileSync(backup(), Buffer.from(`\ufeff${text}`, "utf16le"));
    expect((await repair("certificates", address("rdsh1"), "--yes", "--restore", backup())).code).toBe(0);
    expect(farm.host("rdsh1").registry.findKey(RCM)?.values()).toEqual(before);
  });

  test("asks on a terminal, and changes nothing without a yes", async () => {
    const args = ["repair", "certificates", address("rdsh1"), "--backup", backup()];
    const refused = await runOnTerminal(args, [["[y/N]", "n\n"]], environment());
    expect(refused.output).toContain("Nothing was changed");
    expect(refused.code).toBe(1);
    expect([certificates().sort(), existsSync(backup())]).toEqual([FOUR, false]);
    expect((await runOnTerminal(args, [["[y/N]", "y\n"]], environment())).code).toBe(0);
    expect(certificates()).toEqual([]);
  });

  test.each([
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
    ["SIGTERM", { signal: "SIGTERM" } as const],
    ["SIGHUP", { signal: "SIGHUP" } as const],
  ])("takes %s for a no", async (_name, key) => {
    const args = ["repair", "certificates", address("rdsh1"), "--backup", backup()];
    const { code, output } = await runOnTerminal(args, [["[y/N]", key]], environment());
    expect(output).toMatch(/rds-licensing: Not confirmed\. Nothing was changed\./);
    expect([code, certificates().sort(), existsSync(backup())]).toEqual([1, FOUR, false]);
  });

  test("can not ask without a terminal, and changes nothing", async () => {
    const { code, stderr } = await repair("certificates", address("rdsh1"), "--backup", backup());
    expect(stderr).toMatch(/--yes/);
    expect([code, certificates().sort(), existsSync(backup())]).toEqual([1, FOUR, false]);
  });

  test("prints a line that a shell takes as it is, to undo what was done", async () => {
    const before = farm.host("rdsh1").registry.findKey(RCM)?.values();
    const path = join(directory, "it's $HOME.json");
    const { stdout } = await repair("certificates", address("rdsh1"), "--yes", "--backup", path);
    const [, line] = /^To undo this: npx rds-licensing (.*)$/m.exec(stdout) ?? [];
    const words = execFileSync("sh", ["-c", `printf '%s\\n' ${line}`], { encoding: "utf8" })
      .trimEnd()
      .split("\n");
    expect(words.slice(-2)).toEqual(["--restore", path]);
    expect((await runCommand([...words, "--yes"], environment())).code).toBe(0);
    expect(farm.host("rdsh1").registry.findKey(RCM)?.values()).toEqual(before);
  });

  test("never writes over a file, and changes nothing then", async () => {
    writeFileSync(backup(), "mine");
    const { code, stderr } = await repair("certificates", address("rdsh1"), "--yes", "--backup", backup());
    expect(stderr).toMatch(/Cannot write the backup/);
    expect([code, readFileSync(backup(), "utf8"), certificates().sort()]).toEqual([1, "mine", FOUR]);
  });

  test("that stops half-way names the backup and how to take it back", async () => {
    farm.host("rdsh1").fault({ name: "return-access-denied", operation: "DeleteValue", times: 0 });
    const { code, stderr } = await repair("certificates", address("rdsh1"), "--yes", "--backup", backup());
    expect(stderr).toMatch(new RegExp(`half-way.*--restore ${backup()}`));
    expect([code, existsSync(backup())]).toEqual([1, true]);
  });

  test("has nothing to do on a host without certificates", async () => {
    await repair("certificates", address("rdsh1"), "--yes", "--backup", backup());
    const { code, stdout } = await repair("certificates", address("rdsh1"), "--yes");
    expect([code, stdout]).toEqual([0, expect.stringContaining("nothing to delete")]);
    expect(readdirSync(directory).sort()).toEqual(["backup.json", "ca.pem"]);
  });

  test.each([
    ["another host", (text: string) => text.replace(/"host": "[^"]*"/, '"host": "rdsh9"'), /is a backup of rdsh9/],
    ["another kind", (text: string) => text.replace("certificates", "client_license"), /not of the kind/],
    [
      "keys of its own choice",
      (text: string) => text.replace(/RCM"/, 'RCM\\\\GracePeriod"'),
      /not one that this repair/,
    ],
    ["half its JSON", () => "{", /ends in the middle/],
    ["no object", () => "[]", /not a JSON object/],
    ["nothing", () => "", /is empty/],
    ["lists without end", () => "[".repeat(100_000), /nested more than/],
  ])("refuses a backup of %s", async (_what, spoil, message) => {
    await repair("certificates", address("rdsh1"), "--yes", "--backup", backup());
    writeFileSync(backup(), spoil(readFileSync(backup(), "utf8")));
    const { code, stderr } = await repair("certificates", address("rdsh1"), "--yes", "--restore", backup());
    expect(stderr).toMatch(message);
    expect([code, certificates()]).toEqual([1, []]);
  });

  test("says in its help that the grace period is read-only, and why", async () => {
    expect((await runCommand(["repair", "--help"])).stdout).toMatch(
      /grace period is never reset here. Microsoft advises against/,
    );
  });
});

describe("rds-licensing repair client-license", () => {
  test("deletes both stores with everything below them, and says how the client gets a new license", async () => {
    const { code, stdout } = await repair("client-license", address("client1"), "--yes", "--backup", backup());
    expect(code).toBe(0);
    expect(stdout).toMatch(/mstsc\) on the client once as administrator/);
    expect(stores()).toEqual([]);
  });

  test("puts both back", async () => {
    await repair("client-license", address("client1"), "--yes", "--backup", backup());
    expect((await repair("client-license", address("client1"), "--yes", "--restore", backup())).code).toBe(0);
    const { registry } = farm.host("client1");
    for (const root of STORES) {
      expect(registry.getValue(`${root}\\HardwareID`, "ClientHWID")).toMatchObject({ type: "REG_BINARY" });
      expect(registry.getValue(`${root}\\Store\\LICENSE000`, "ProductID")).toEqual({ type: "REG_SZ", data: "A02" });
    }
  });

  test("refuses to delete what could not be put back", async () => {
    const { registry } = farm.host("client1");
    registry.setValue(`${STORES[0]}\\Store`, "Odd", { type: "REG_EXPAND_SZ", data: "%TEMP%" });
    const { code, stderr } = await repair("client-license", address("client1"), "--yes", "--backup", backup());
    expect(stderr).toMatch(/REG_EXPAND_SZ.*Nothing was changed/);
    expect([code, stores(), existsSync(backup())]).toEqual([1, STORES, false]);
  });
});
