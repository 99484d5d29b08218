import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { describeWith } from "../../peers/support/programs";
import { describeOnWindows, windowsPath } from "../../support/windows-machine";

const RCM = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM";

describeOnWindows("rds-licensing.exe repair", (windows) => {
  let farm: SimulatedFarm;
  let environment: NodeJS.ProcessEnv;
  beforeEach(async () => {
    farm = await startSimulatedFarm({ farm: parseFarm({ hosts: [{ name: "rdsh1", licenseCertificate: true }] }) });
    const { username, password, domain } = farm.credentials;
    environment = {
      RDSLICENSING_USERNAME: `${domain}\\${username}`,
      RDSLICENSING_PASSWORD: password,
      RDSLICENSING_CA_CERTIFICATE: farm.caCertificate,
    };
  });
  afterEach(() => farm.stop());

  const host = () => `localhost:${farm.host("rdsh1").httpsPort}`;
  const held = () => farm.host("rdsh1").registry.findKey(RCM)?.values();

  test("saves what it deletes in the working folder, and puts it back by the line that it prints", async () => {
    const cwd = join(windows().folder, "Sicherung für Köln & Bonn");
    mkdirSync(cwd);
    const repair = (...args: readonly string[]) =>
      windows().rdsLicensing(["repair", "certificates", host(), "--yes", ...args], { environment, cwd });
    const before = held();
    const { code, stdout, stderr } = await repair();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain('"X509 Certificate2" (REG_BINARY)');
    expect(held()).toEqual([]);
    const [backup = "", ...others] = readdirSync(cwd);
    expect(others).toEqual([]);
    expect(JSON.parse(readFileSync(join(cwd, backup), "utf8"))).toMatchObject({ kind: "certificates", host: host() });
    expect(stdout).toContain(`\nTo undo this: rds-licensing repair certificates ${host()} --restore ${backup}\n`);
    expect(await repair("--restore", backup)).toMatchObject({ code: 0, stderr: "" });
    expect(held()).toEqual(before);
  });

  describeWith(["/usr/bin/tmux"], "in a console", () => {
    test("asks before it deletes, and says how PowerShell takes a path with blanks", async () => {
      const backup = windowsPath(join(windows().folder, "it's kept.json"));
      const args = ["repair", "certificates", host(), "--backup", backup];
      const refused = windows().openConsole(windows().program, args, environment);
      await refused.until(/^Save a backup and delete this\? \[y\/N\]/);
      refused.enter("n");
      await refused.until(/^exit 1$/);
      expect(held()).not.toEqual([]);
      const confirmed = windows().openConsole(windows().program, args, environment);
      await confirmed.until(/^Save a backup and delete this\? \[y\/N\]/);
      confirmed.enter("y");
      await confirmed.until(/^exit 0$/);
      expect(held()).toEqual([]);
      expect(confirmed.screen.join("")).toContain(`--restore '${backup.replaceAll("'", "''")}'`);
    });
  });
});
