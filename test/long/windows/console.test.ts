import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { describeWith } from "../../peers/support/programs";
import { LICENSING_CORE } from "../../support/rds-workspace";
import { describeOnWindows, windowsPath } from "../../support/windows-machine";

const NAME = "Köln → 1 ─ Ölmühle";
/** The code page of a German console, which has neither arrows nor check marks. */
const CODE_PAGE = 850;

describeOnWindows("rds-licensing.exe in a console", (windows) => {
  describeWith(["/usr/bin/tmux"], "that tmux shows", () => {
    let farm: SimulatedFarm;
    beforeAll(async () => {
      farm = await startSimulatedFarm({ farm: parseFarm({ hosts: [{ name: "rdsh1" }, { name: "silent" }] }) });
      writeFileSync(inFolder("ca.pem"), farm.caCertificate);
      writeFileSync(inFolder("names.txt"), `${address("rdsh1")} ${NAME}\n`);
      const lines = [`chcp ${CODE_PAGE}`, '"%~dp0rds-licensing.exe" %*', "@echo code %ERRORLEVEL%", "chcp"];
      writeFileSync(inFolder("run.cmd"), lines.map((line) => `@${line}\r\n`).join(""));
    });
    afterAll(() => farm.stop());

    const inFolder = (name: string) => join(windows().folder, name);
    const address = (host: string) => `localhost:${farm.host(host).httpsPort}`;
    const account = () => `${farm.credentials.domain}\\${farm.credentials.username}`;
    const check = (host: string, ...more: readonly string[]) => [
      "check",
      address(host),
      ...["--username", account(), "--ca-certificate", windowsPath(inFolder("ca.pem"))],
      ...["--names", windowsPath(inFolder("names.txt")), ...more],
    ];
    const open = (args: readonly string[]) =>
      windows().openConsole(windows().program, args, { RDSLICENSING_PASSWORD: farm.credentials.password });

    test("asks for the password without showing it, shows every character, and leaves the code page as it was", async () => {
      const window = windows().openConsole("cmd", ["/c", windowsPath(inFolder("run.cmd")), ...check("rdsh1")]);
      await window.until(/^Password of CONTOSO\\Administrator:$/);
      window.enter(farm.credentials.password);
      await window.until(/^exit 0$/);
      const shown = window.screen.join("\n");
      expect(shown).toMatch(new RegExp(`${NAME} .* UNHEALTHY$`, "m"));
      expect(shown).not.toContain(farm.credentials.password);
      expect(shown).toMatch(new RegExp(`^code 2\nActive code page: ${CODE_PAGE}$`, "m"));
    });

    test("watches hosts with marks and keys, and ends on Ctrl-C with what it saw last", async () => {
      const window = open(check("rdsh1", "--watch", "--interval", "1h"));
      await window.until(new RegExp(`^> {2}${NAME} .* ✗ unhealthy `));
      window.type("Enter");
      await window.until(/^mode: not_configured$/);
      // Wine's Escape is a key without a character, which Windows' is not.
      window.type("BSpace");
      await window.until(/^↑↓ move {2}.* q quit$/);
      const { registry } = farm.host("rdsh1");
      registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 4 });
      window.type("r");
      await window.until(new RegExp(`^>\\* ${NAME} .* per_user \\(local\\) `));
      window.type("C-c");
      await window.until(/^exit 0$/);
    });

    test("ends on Ctrl-C while a host keeps it waiting, and simulate where it serves a farm", async () => {
      farm.host("silent").fault({ name: "hang", times: 0 });
      const waiting = open(check("silent"));
      await waiting.until(/0\/1 checked; still asking/);
      waiting.type("C-c");
      await waiting.until(/^exit 1$/);
      expect(waiting.screen.join("")).toContain("The operation was canceled");

      const serving = open(["simulate"]);
      await serving.until(/^ {2}rds-licensing simulate requests$/);
      serving.type("C-c");
      await serving.until(/^(?:\^C)?exit 0$/);
    });
  });
});
