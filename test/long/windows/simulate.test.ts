import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { firstOutput } from "../../support/child-processes";
import { describeOnWindows } from "../../support/windows-machine";

describeOnWindows("rds-licensing.exe simulate", (windows) => {
  test("serves a farm that is checked, changed and checked again", async () => {
    const simulate = windows().start(windows().program, ["simulate"]);
    const ended = new Promise((resolve) => simulate.once("close", resolve));
    try {
      const line = await firstOutput(simulate);
      const farm = JSON.parse(line);
      writeFileSync(join(windows().folder, "ca.pem"), farm.caCertificate);
      const { domain, username, password } = farm.credentials;
      const environment = { RDSLICENSING_USERNAME: `${domain}\\${username}`, RDSLICENSING_PASSWORD: password };
      const check = async () => {
        const host = `localhost:${farm.hosts[0].httpsPort}`;
        return (await windows().rdsLicensing(["check", host, "--ca-certificate", "ca.pem"], { environment })).stdout;
      };
      expect(await check()).toContain("mode: not_configured");
      const change = ["simulate", "policy", "--control", farm.controlUrl, "rdsh1", "--mode", "per_user"];
      expect(await windows().rdsLicensing(change)).toMatchObject({ code: 0, stderr: "" });
      expect(await check()).toContain("mode: per_user");
    } finally {
      simulate.kill("SIGKILL");
      await ended;
    }
  });
});
