import { X509Certificate } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { createAuthority } from "../../support/certificates";
import { firstOutput } from "../../support/child-processes";
import { describeOnWindows, windowsPath } from "../../support/windows-machine";

const { version } = JSON.parse(readFileSync(join(__dirname, "../../../package.json"), "utf8"));

describeOnWindows("rds-licensing.exe", (windows) => {
  let farm: SimulatedFarm;
  let logon: NodeJS.ProcessEnv;
  beforeAll(async () => {
    farm = await startSimulatedFarm();
    const { username, password, domain } = farm.credentials;
    logon = { RDSLICENSING_USERNAME: `${domain}\\${username}`, RDSLICENSING_PASSWORD: password };
    writeFileSync(join(windows().folder, "Zertifikat für alle.pem"), farm.caCertificate);
  });
  afterAll(() => farm.stop());

  const host = () => `localhost:${farm.host("rdsh1").httpsPort}`;
  const check = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
    windows().rdsLicensing(["check", ...args], { environment: { ...logon, ...environment } });
  const trusting = ["--ca-certificate", "Zertifikat für alle.pem"];
  const ACCEPTED = "mode: not_configured";

  test("says its version", async () => {
    expect(await windows().rdsLicensing(["--version"])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  test("checks a host over https, and over http with message encryption", async () => {
    const secure = await check([host(), ...trusting]);
    expect(secure).toMatchObject({ code: 2, stdout: expect.stringContaining(ACCEPTED), stderr: "" });
    const sealed = await check(["--no-https", `localhost:${farm.host("rdsh1").httpPort}`]);
    expect(sealed).toMatchObject({ code: 2, stdout: expect.stringContaining(ACCEPTED), stderr: "" });
  });

  test("takes a certificate from a path with drive and backslashes", async () => {
    const ca = windowsPath(join(windows().folder, "Zertifikat für alle.pem"));
    expect((await check([host(), "--ca-certificate", ca])).stdout).toContain(ACCEPTED);
  });

  test("reads a list of hosts as PowerShell's > writes it", async () => {
    const text = `# Köln\r\n${host()}\r\n`;
    writeFileSync(join(windows().folder, "höste.txt"), Buffer.from(`\ufeff${text}`, "utf16le"));
    expect((await check(["@höste.txt", ...trusting])).stdout).toContain(ACCEPTED);
  });

  test("takes an IPv6 address in brackets", async () => {
    // Nothing listens there; what it says is which host it asked.
    const { stdout } = await check(["[::1]:1", "--timeout", "2s", "--max-retries", "0"]);
    expect(stdout).toContain("https://[::1]:1/wsman");
  });

  test("writes its reports in UTF-8, to standard output and to a file", async () => {
    writeFileSync(join(windows().folder, "names.txt"), `${host()} Sitzungshost Köln → 1\r\n`);
    const report = "Bericht für Köln.html";
    const told = await check([host(), ...trusting, "--names", "names.txt", "--report", `html=${report}`]);
    expect(told).toMatchObject({ stdout: expect.stringContaining("Sitzungshost Köln → 1"), stderr: "" });
    expect(readFileSync(join(windows().folder, report), "utf8")).toContain("Sitzungshost Köln → 1");
  });

  test("writes a recording of a host into the working folder", async () => {
    const record = ["doctor", host(), ...trusting, "--yes", "--record", "Köln.json"];
    expect(await windows().rdsLicensing(record, { environment: logon })).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(join(windows().folder, "Köln.json"), "utf8"))).toHaveProperty("exchanges");
  });

  test("prints its report where another program has open the file that it goes to as well, and leaves that alone", async () => {
    const held = join(windows().folder, "held.html");
    writeFileSync(held, "old");
    await firstOutput(windows().start("cmd", ["/c", "rds-licensing.exe simulate < held.html"]));
    const { code, stdout, stderr } = await check([host(), ...trusting, "--report", "html=held.html"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining(ACCEPTED) });
    expect(stderr).toMatch(
      /^rds-licensing: Cannot write held\.html\. Check the path: another program may have it open \(/,
    );
    expect(readdirSync(windows().folder).filter((name) => name.startsWith("held."))).toEqual(["held.html"]);
    expect(readFileSync(held, "utf8")).toBe("old");
  });

  test("trusts the certificate store of Windows, and where an authority is given, that one alone", async () => {
    const refused = await check([host()]);
    expect(refused.stdout).toContain("add that CA to the certificate store of this machine");
    writeFileSync(join(windows().folder, "ca.der"), new X509Certificate(farm.caCertificate).raw);
    expect((await windows().run("trust.exe", ["ca.der"])).code).toBe(0);
    expect((await check([host()])).stdout).toContain(ACCEPTED);
    writeFileSync(join(windows().folder, "another.pem"), createAuthority("Another").ca);
    expect((await check([host(), "--ca-certificate", "another.pem"])).stdout).toContain("not signed by a trusted");
  });
});
