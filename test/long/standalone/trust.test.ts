import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { OWN_PROGRAM } from "../../../tools/standalone/own-program";
import { createAuthority } from "../../support/certificates";
import { RdsWorkspace } from "../../support/rds-workspace";
import { finished, type Result } from "../../support/terraform";

/** Where Debian keeps the authorities that the system trusts. */
const SYSTEM_STORE = "/etc/ssl/certs/ca-certificates.crt";

/** A mount that no other process sees takes root. */
const canReplaceStore = existsSync(SYSTEM_STORE) && spawnSync("unshare", ["--mount", "true"]).status === 0;

let farm: SimulatedFarm;
let folder: string;
let ca: string;
let anotherCa: string;
beforeAll(async () => {
  farm = await startSimulatedFarm();
  folder = mkdtempSync(join(tmpdir(), "trust-"));
  ca = join(folder, "ca.pem");
  anotherCa = join(folder, "another.pem");
  writeFileSync(ca, farm.caCertificate);
  writeFileSync(anotherCa, createAuthority("Another").ca);
});
afterAll(async () => {
  await farm.stop();
  rmSync(folder, { recursive: true });
});

/** What the program says of a simulated host, with nothing of this machine's own settings. */
function check(options: readonly string[], environment: NodeJS.ProcessEnv = {}, prefix: readonly string[] = []) {
  const { username, password, domain } = farm.credentials;
  const host = `localhost:${farm.host("rdsh1").httpsPort}`;
  const { PATH, HOME } = process.env;
  const logon = { RDSLICENSING_USERNAME: `${domain}\\${username}`, RDSLICENSING_PASSWORD: password };
  const [program = "", ...args] = [...prefix, OWN_PROGRAM, "check", host, ...options];
  return finished(spawn(program, args, { cwd: folder, env: { PATH, HOME, ...logon, ...environment } }));
}

/** The same on a system that trusts the authority of the simulated hosts besides its own. */
function checkOnTrustingSystem(options: readonly string[]): Promise<Result> {
  const store = join(folder, "store.pem");
  copyFileSync(SYSTEM_STORE, store);
  writeFileSync(store, farm.caCertificate, { flag: "a" });
  const mounted = `mount --bind ${store} ${SYSTEM_STORE} && exec "$@"`;
  return check(options, {}, ["unshare", "--mount", "sh", "-c", mounted, "sh"]);
}

const ACCEPTED = "mode: not_configured";
const REFUSED = "The host's certificate is not signed by a trusted authority";

describe("the standalone program trusts", () => {
  test("no authority that is neither the system's nor given", async () => {
    const { stdout } = await check([]);
    expect(stdout).toContain(REFUSED);
    expect(stdout).toContain("add that CA to the certificate store of this machine");
    expect(stdout).not.toContain("Node");
  });

  const withStore = canReplaceStore ? test : test.skip;
  withStore("those of the system's store, and where one is given, that one alone (takes root and Debian)", async () => {
    expect((await checkOnTrustingSystem([])).stdout).toContain(ACCEPTED);
    expect((await checkOnTrustingSystem(["--ca-certificate", ca])).stdout).toContain(ACCEPTED);
    expect((await checkOnTrustingSystem(["--ca-certificate", anotherCa])).stdout).toContain(REFUSED);
  });

  test.each(["SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"])(
    "those of %s, and where one is given, that one alone",
    async (name) => {
      expect((await check([], { [name]: ca })).stdout).toContain(ACCEPTED);
      expect((await check(["--ca-certificate", anotherCa], { [name]: ca })).stdout).toContain(REFUSED);
    },
  );

  test("the system's store as a provider too", async () => {
    process.env.TESTED_PROVIDER = OWN_PROGRAM;
    const trusting = { RDSLICENSING_CA_CERTIFICATE: undefined, SSL_CERT_FILE: join(folder, "later.pem") };
    const workspace = await RdsWorkspace.open({ environment: trusting });
    delete process.env.TESTED_PROVIDER;
    try {
      workspace.write({ rdsh1: workspace.resource("rdsh1") });
      writeFileSync(trusting.SSL_CERT_FILE, readFileSync(anotherCa));
      expect((await workspace.terraform.plan()).stderr).toContain("not signed by a trusted authority");
      writeFileSync(trusting.SSL_CERT_FILE, workspace.farm.caCertificate);
      expect((await workspace.terraform.plan()).code).toBe(2);
    } finally {
      await workspace.close();
    }
  });
});
