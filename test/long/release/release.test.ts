import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OWN_PROGRAM, OWN_SYSTEM } from "../../../tools/standalone/own-program";
import { type Engine, newestOpenTofu, usedEngine } from "../../../tools/terraform/engines";
import { createAuthority } from "../../support/certificates";
import { describeEngine } from "../../support/describe-engine";
import { HttpsSite } from "./support/https-site";
import { install } from "./support/installation";
import { OciRegistry, REGISTRY } from "./support/oci-registry";
import { serveRegistry } from "./support/provider-registry";
import { GPG, ThrowAwayKey } from "./support/signing-key";
import { filesOfZip, PROGRAMS, TrialReleases, VERSION } from "./support/trial-release";

const PROVIDER = `terraform-provider-rdslicensing_${VERSION}`;
/** The systems that registries know. */
const PLATFORMS = Object.keys(PROGRAMS).filter((system) => !system.endsWith("_musl"));
const BILL = `rds-licensing_${VERSION}.cdx.json`;
const HOSTS = ["registry.opentofu.org", "registry.terraform.io"];
const MODES = { file: "-rw-r--r--", program: "-rwxr-xr-x" };
const NOTICES = { LICENSE: MODES.file, NOTICE: MODES.file, "THIRD-PARTY.txt": MODES.file };
const SIGNER = "sh -c 'printf signed >>\"$1\"' sign";

const releases = new TrialReleases();
const authority = createAuthority();
let key: ThrowAwayKey | undefined;
beforeAll(() => {
  key = GPG === undefined ? undefined : new ThrowAwayKey("release@example.com", "rsa2048");
  const { status, stderr } = make("first");
  expect([status, stderr]).toEqual([0, ""]);
});
afterAll(() => {
  key?.remove();
  releases.remove();
});

function make(name: string, env: NodeJS.ProcessEnv = {}, umask = "022") {
  const signed = key === undefined ? [] : ["--gpg-key", key.id];
  const args = ["--sign-windows", SIGNER, "--sign-macos", SIGNER, ...signed];
  return releases.run(name, args, { ...key?.environment, ...env }, umask);
}

const release = (...names: string[]) => releases.path("first", ...names);
const names = (...folder: string[]) => readdirSync(release(...folder)).sort();
const text = (...file: string[]) => readFileSync(release(...file), "utf8");
const sha256sum = (file: string) => execFileSync("sha256sum", [file], { encoding: "utf8" }).split(" ")[0];
const GUIDE = readFileSync(join(__dirname, "../../../docs/guides/installing-from-mirrors.md"), "utf8");
/** The CLI configuration of a page that names something. */
const configurationIn = (page: string, named: string) =>
  [...page.matchAll(/^```text\n([^`]*)^```$/gm)]
    .map(([, block = ""]) => block)
    .find((block) => block.includes(named)) ?? "";
const withKey = GPG === undefined ? test.skip : test;

describe("A release", () => {
  test("attaches the provider and the command of every system, their checksums and what is in them", () => {
    const zips = [
      ...PLATFORMS.map((system) => `${PROVIDER}_${system}.zip`),
      ...Object.keys(PROGRAMS).map((system) => `rds-licensing_${VERSION}_${system}.zip`),
    ];
    const sums = [`${PROVIDER}_SHA256SUMS`, `rds-licensing_${VERSION}_SHA256SUMS`];
    const signatures = key === undefined ? [] : sums.map((name) => `${name}.sig`);
    const others = [`${PROVIDER}_manifest.json`, BILL];
    expect(names("assets")).toEqual([...zips, ...sums, ...signatures, ...others].sort());
    expect(JSON.parse(text("assets", `${PROVIDER}_manifest.json`))).toEqual({
      version: 1,
      metadata: { protocol_versions: ["6.0"] },
    });
  });

  test("says what it is", () => {
    expect(JSON.parse(text("release.json"))).toEqual({
      version: VERSION,
      isTrial: true,
      systems: Object.keys(PROGRAMS),
      isSigned: key !== undefined,
      signedPrograms: ["windows_amd64", "darwin_amd64", "darwin_arm64"],
    });
    expect(names()).toEqual(["assets", "mirror", "mirror-musl", "npm", "oci", "release.json"]);
  });

  test("has checksums that sha256sum confirms, of the zips for registries and of the manifest", () => {
    for (const name of [`${PROVIDER}_SHA256SUMS`, `rds-licensing_${VERSION}_SHA256SUMS`]) {
      execFileSync("sha256sum", ["--check", "--strict", "--quiet", name], { cwd: release("assets") });
    }
    const listed = text("assets", `${PROVIDER}_SHA256SUMS`)
      .trim()
      .split("\n")
      .map((line) => line.slice(66));
    const zips = PLATFORMS.map((system) => `${PROVIDER}_${system}.zip`);
    expect(listed).toEqual([...zips, `${PROVIDER}_manifest.json`].sort());
  });

  test.each(PLATFORMS)("packs the provider for %s with its licenses, and can be started", (system) => {
    const program = `terraform-provider-rdslicensing_v${VERSION}${system.startsWith("windows") ? ".exe" : ""}`;
    expect(filesOfZip(release("assets", `${PROVIDER}_${system}.zip`))).toEqual({
      ...NOTICES,
      [program]: MODES.program,
    });
  });

  test.each(Object.entries(PROGRAMS))(
    "packs the command for %s with its licenses, and can be started",
    (system, program) => {
      const file = release("assets", `rds-licensing_${VERSION}_${system}.zip`);
      expect(filesOfZip(file)).toEqual({ ...NOTICES, [program]: MODES.program });
    },
  );

  test("names in its bill of materials the program that is in the zip file", () => {
    const { components } = JSON.parse(text("assets", BILL));
    const own = components.find((part: { "bom-ref": string }) => part["bom-ref"].endsWith(`#${OWN_SYSTEM}`));
    expect(own.hashes).toEqual([{ alg: "SHA-256", content: sha256sum(OWN_PROGRAM) }]);
  });

  test("has the program for musl in a mirror of its own, as linux_amd64, and the one for glibc everywhere else", () => {
    const folder = ["mirror-musl", HOSTS[0] ?? "", "rds-licensing", "rdslicensing"];
    const inZip = (...file: string[]) => {
      const args = ["-p", release(...file), `terraform-provider-rdslicensing_v${VERSION}`];
      return execFileSync("unzip", args, { encoding: "utf8", maxBuffer: 1e9 });
    };
    expect(inZip(...folder, `${PROVIDER}_linux_arm64.zip`)).toBe("Program of linux_arm64_musl\n");
    const archives = JSON.parse(text(...folder, `${VERSION}.json`)).archives;
    expect(Object.keys(archives)).toEqual(["linux_amd64", "linux_arm64"]);
    if (OWN_SYSTEM !== "linux_arm64")
      expect(inZip("assets", `${PROVIDER}_linux_arm64.zip`)).toBe("Program of linux_arm64\n");
  });

  test("signs the programs for Windows and macOS before anything is made of them", () => {
    const programIn = (archive: string, unpack: readonly string[], program: string) =>
      execFileSync(unpack[0] ?? "", [...unpack.slice(1), archive, program], { encoding: "utf8" });
    const unzip = ["unzip", "-p"];
    const assets = (name: string) => release("assets", name);
    const signed = "Program of windows_amd64\nsigned";
    expect(programIn(assets(`rds-licensing_${VERSION}_windows_amd64.zip`), unzip, "rds-licensing.exe")).toBe(signed);
    const provider = `terraform-provider-rdslicensing_v${VERSION}`;
    expect(programIn(assets(`${PROVIDER}_windows_amd64.zip`), unzip, `${provider}.exe`)).toBe(signed);
    expect(programIn(assets(`${PROVIDER}_darwin_arm64.zip`), unzip, provider)).toBe("Program of darwin_arm64\nsigned");
    const npm = release("npm", `cdktf-rds-licensing-win32-x64-${VERSION}.tgz`);
    expect(programIn(npm, ["tar", "-xzOf"], "package/bin/rds-licensing.exe")).toBe(signed);
    expect(readFileSync(join(releases.programs, "windows_amd64/rds-licensing.exe"), "utf8")).not.toContain("signed");
  });

  test("has npm packages that npm does not publish, because it is a trial", () => {
    expect(names("npm")).toHaveLength(Object.keys(PROGRAMS).length + 1);
    for (const name of names("npm")) {
      const manifest = execFileSync("tar", ["-xzOf", release("npm", name), "package/package.json"], {
        encoding: "utf8",
      });
      expect([name, JSON.parse(manifest).private]).toEqual([name, true]);
    }
  });

  withKey("is signed with the key, whose passphrase no other program sees", () => {
    for (const name of [`${PROVIDER}_SHA256SUMS`, `rds-licensing_${VERSION}_SHA256SUMS`]) {
      const [signature, file] = [release("assets", `${name}.sig`), release("assets", name)] as const;
      expect(key?.verify(signature, file)).toMatchObject({
        status: 0,
        stderr: expect.stringContaining("Good signature"),
      });
      const changed = releases.path("changed");
      writeFileSync(changed, text("assets", name).replace("a", "b"));
      expect(key?.verify(signature, changed).status).toBe(1);
    }
    expect(key?.noted).toContain("--detach-sign");
    expect(key?.noted).not.toContain(key?.passphrase);
  });

  test("is made twice with the same bytes, whatever the time zone and the umask; signatures apart", () => {
    expect(make("second", { TZ: "Asia/Tokyo" }, "077")).toMatchObject({ status: 0, stderr: "" });
    const both = ["--recursive", "--exclude=*.sig", releases.path("first"), releases.path("second")];
    expect(execFileSync("diff", both, { encoding: "utf8" })).toBe("");
  });
});

describe("A release is refused", () => {
  test("in a folder with anything else, which stays as it is", () => {
    const other = releases.path("other");
    mkdirSync(other);
    appendFileSync(join(other, "release.json"), '{ "version": "0.0.1" }');
    const told = `${other} has the release 0.0.1. Move it away, or name another folder with --out-dir.\n`;
    expect(releases.run("other", ["linux_arm64"])).toMatchObject({ status: 1, stderr: told });
    expect(readdirSync(other)).toEqual(["release.json"]);
  });

  test("as whole where it is ended on the way, and the next run removes what that left", () => {
    // The process that makes the release is in the name of the folder that it works in.
    const kill = "sh -c 'pid=${1#*.part-}; kill -9 ${pid%%/*}' kill";
    const { status } = releases.run("killed", ["--sign-macos", kill, "darwin_arm64"]);
    expect(status).not.toBe(0);
    expect(readdirSync(releases.directory).filter((name) => name.startsWith("killed"))).toEqual([
      expect.stringMatching(/^killed\.part-\d+$/),
    ]);
    expect(releases.run("killed", ["linux_arm64"]).status).toBe(0);
    expect(readdirSync(releases.directory).filter((name) => name.startsWith("killed"))).toEqual(["killed"]);
  });

  test("where a command that signs fails or does nothing, and nothing is left", () => {
    const failing = releases.run("failing", ["--sign-windows", "false", "windows_amd64"]);
    expect(failing).toMatchObject({
      status: 1,
      stderr: "The command that signs windows_amd64 failed (exit code 1).\n",
    });
    const idle = releases.run("idle", ["--sign-macos", "true", "darwin_arm64"]);
    expect(idle.stderr).toMatch(/^The command that signs darwin_arm64 changed nothing in \S+: it has to sign/);
    expect(readdirSync(releases.directory).filter((name) => /failing|idle/.test(name))).toEqual([]);
  });

  withKey("before anything is made, with a key that gpg has not, or that the registries do not take", () => {
    const unknown = releases.run("unknown", ["--gpg-key", "nobody@example.com"], key?.environment);
    expect(unknown).toMatchObject({ status: 1, stdout: "" });
    expect(unknown.stderr).toMatch(/^gpg has no secret key "nobody@example.com": /);
    const modern = new ThrowAwayKey("modern@example.com", "ed25519");
    const refused = releases.run("modern", ["--gpg-key", modern.id], modern.environment);
    modern.remove();
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^The key "modern@example.com" is neither RSA nor DSA/);
    expect(existsSync(releases.path("unknown"))).toBe(false);
  });
});

for (const engine of [usedEngine(), newestOpenTofu()]) {
  describeEngine(engine, (here) => {
    const host = here.title.startsWith("OpenTofu") ? "registry.opentofu.org" : "registry.terraform.io";
    const folder = ["mirror", host, "rds-licensing", "rdslicensing"];
    const archive = () => JSON.parse(text(...folder, `${VERSION}.json`)).archives[OWN_SYSTEM];
    const configured = (from: string, to: string) => configurationIn(GUIDE, from).replace(from, to);
    const from = (cliConfig: string) => install(here, VERSION, cliConfig, authority.ca);
    const started = { code: 0, resources: expect.arrayContaining(["rdslicensing_configuration"]) };

    test("installs from the mirror as a folder", async () => {
      const installed = await from(configured("/srv/terraform/mirror", release("mirror")));
      expect(installed).toMatchObject({ ...started, hashes: [...archive().hashes] });
    });

    test("installs from the mirror over https", async () => {
      const site = await HttpsSite.open(release("mirror"), authority);
      const installed = await from(configured("https://mirror.contoso.com", site.url));
      await site.close();
      expect(installed).toMatchObject(started);
      expect(installed.hashes).toEqual(expect.arrayContaining(archive().hashes));
      expect(site.asked).toContain(`/${folder.slice(1).join("/")}/index.json`);
    });

    test("installs from a registry that has what is attached, with the signature", async () => {
      const site = await HttpsSite.open(release("assets"), authority);
      serveRegistry(site, {
        version: VERSION,
        platforms: PLATFORMS,
        publicKey: key?.publicKey,
        assets: release("assets"),
      });
      const services = `{ "providers.v1" = "${site.url}/v1/providers/" }`;
      const installed = await from(`host "${host}" {\n  services = ${services}\n}\n`);
      await site.close();
      expect(installed).toMatchObject(started);
      if (key !== undefined) expect(installed.said).toMatch(/self-signed|signed, key ID/);
      expect(installed.hashes).toContain(archive().hashes[0]);
      const listed = PLATFORMS.map((system) => `zh:${sha256sum(release("assets", `${PROVIDER}_${system}.zip`))}`);
      expect(installed.hashes).toEqual(expect.arrayContaining(listed));
    });
  });
}

describeEngine(newestOpenTofu(), (engine: Engine) => {
  const withRegistry = REGISTRY === undefined ? test.skip : test;
  withRegistry("installs from the OCI layout in a registry of Debian's docker-registry", async () => {
    const folder = releases.path("registry");
    mkdirSync(folder);
    const registry = await OciRegistry.start(folder, authority);
    try {
      await registry.push(release("oci"), "mirror/rds-licensing/rdslicensing");
      const config = configurationIn(GUIDE, "registry.contoso.com").replace("registry.contoso.com", registry.address);
      const installed = await install(engine, VERSION, config, authority.ca);
      const zip = sha256sum(release("assets", `${PROVIDER}_${OWN_SYSTEM}.zip`));
      expect(installed).toMatchObject({ code: 0, hashes: expect.arrayContaining([`zh:${zip}`]) });
      expect(installed.resources).toContain("rdslicensing_configuration");
    } finally {
      await registry.stop();
    }
  });
});
