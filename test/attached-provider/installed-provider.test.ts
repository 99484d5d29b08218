import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findInstalledProvider } from "../../src/attached-provider/installed-provider";
import { folderHash } from "../../src/attached-provider/package-hash";

const ADDRESS = "registry.opentofu.org/rds-licensing/rdslicensing";
const NAME = "terraform-provider-rdslicensing_v0.1.0";

let folder: string;
let installed: string;
let hash: string;
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "installed-test-")));
  installed = install(ADDRESS);
  hash = (await folderHash(installed)) ?? "";
  lock([ADDRESS]);
});
afterEach(() => rmSync(folder, { recursive: true }));

function install(address: string, system = "linux_amd64"): string {
  const directory = join(folder, ".terraform/providers", address, "0.1.0", system);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, NAME), "#!/bin/sh\n");
  chmodSync(join(directory, NAME), 0o755);
  return directory;
}

function lock(addresses: readonly string[], { version = "0.1.0", hashes = ["h1:other", hash] } = {}): void {
  const list = hashes.map((one) => `    "${one}",\n`).join("");
  const blocks = addresses.map((one) => `provider "${one}" {\n  version = "${version}"\n  hashes = [\n${list}  ]\n}\n`);
  writeFileSync(join(folder, ".terraform.lock.hcl"), blocks.join("\n"));
}

async function lockInstalled(): Promise<void> {
  lock([ADDRESS], { hashes: [(await folderHash(installed)) ?? ""] });
}

const find = () => findInstalledProvider(folder, "0.1.0");

test("what is installed, of the version and with a hash that are locked, is what Terraform starts", async () => {
  expect(await find()).toEqual({ address: ADDRESS, executable: join(installed, NAME) });
});

test("newer OpenTofu leaves a file beside it", async () => {
  writeFileSync(`${installed}.lock`, "");
  expect(await find()).toEqual({ address: ADDRESS, executable: join(installed, NAME) });
});

test("it may be in a mirror or a cache that is linked to", async () => {
  const cache = join(folder, "cache");
  renameSync(installed, cache);
  symlinkSync(cache, join(folder, "link"));
  symlinkSync(join(folder, "link"), installed);
  expect(await find()).toEqual({ address: ADDRESS, executable: join(cache, NAME) });
});

test.each<[string, () => void | Promise<void>]>([
  ["there is no lock file", () => rmSync(join(folder, ".terraform.lock.hcl"))],
  ["the lock file is huge", () => writeFileSync(join(folder, ".terraform.lock.hcl"), "#".repeat(2 * 1024 * 1024))],
  ["another version is locked", () => lock([ADDRESS], { version: "0.2.0" })],
  ["the hash is of another package", () => lock([ADDRESS], { hashes: ["h1:other"] })],
  ["there is no hash", () => lock([ADDRESS], { hashes: [] })],
  ["it is locked under an address of somebody else", () => lock(["example.com/rds-licensing/rdslicensing"])],
  [
    "two addresses are locked",
    () => {
      install("registry.terraform.io/rds-licensing/rdslicensing");
      lock([ADDRESS, "registry.terraform.io/rds-licensing/rdslicensing"]);
    },
  ],
  ["it is not installed", () => rmSync(installed, { recursive: true })],
  ["it is installed for two systems", () => install(ADDRESS, "darwin_arm64")],
  ["the executable was changed", () => writeFileSync(join(installed, NAME), "#!/bin/sh\nexit\n")],
  [
    "the executable is a link",
    () => {
      renameSync(join(installed, NAME), join(folder, "elsewhere"));
      symlinkSync(join(folder, "elsewhere"), join(installed, NAME));
    },
  ],
  [
    "a second executable comes before it",
    () => {
      writeFileSync(join(installed, "terraform-provider-rdslicensing"), "");
      return lockInstalled();
    },
  ],
  [
    "its name is another",
    () => {
      renameSync(join(installed, NAME), join(installed, `${NAME}.exe`));
      return lockInstalled();
    },
  ],
])("nothing is found where %s", async (_, change) => {
  await change();
  expect(await find()).toBeUndefined();
});

test("nothing is found where all is as it should be, but in the folder above", async () => {
  expect(await findInstalledProvider(dirname(folder), "0.1.0")).toBeUndefined();
});
