import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDependencyLock } from "../../src/attached-provider/dependency-lock";
import { folderHash } from "../../src/attached-provider/package-hash";
import { packProvider } from "../../tools/release/provider-package";
import { newestOpenTofu, usedEngine } from "../../tools/terraform/engines";
import { describeEngine } from "../support/describe-engine";
import { Workspace } from "../support/terraform";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "package-hash-"));
  writeFileSync(join(folder, "terraform-provider-x"), "x");
});
afterEach(() => rmSync(folder, { recursive: true }));

const VERSION = "1.0.0";
const UNPACKED = "example.com/acme/unpacked";
const PACKED = "example.com/rds-licensing/rdslicensing";
/** In another order by letters, by folders, and by their UTF-16 than by their bytes. */
const NAMES = [
  "LICENSE",
  "licenses/ä.txt",
  "licenses/\u{1f600}.txt",
  "licenses/\uff5e.txt",
  "licenses.txt",
  "Zlib.txt",
];

for (const engine of [usedEngine(), newestOpenTofu()]) {
  describeEngine(engine, ({ program }) => {
    test("locks the hash that a folder and a package of a release are said to have", async () => {
      const executable = join(folder, "terraform-provider-x");
      const workspace = new Workspace({
        binary: program,
        provider: { address: UNPACKED, version: VERSION, executable },
      });
      try {
        const versions = join(workspace.directory, ".mirror", UNPACKED, VERSION);
        const [system = ""] = readdirSync(versions);
        mkdirSync(join(versions, system, "licenses"));
        for (const name of NAMES) writeFileSync(join(versions, system, name), name);
        const { hash } = packInto(join(workspace.directory, ".mirror", PACKED), system);
        const required = [UNPACKED, PACKED]
          .map((source, index) => `    p${index} = { source = "${source}" }\n`)
          .join("");
        workspace.write(`terraform {\n  required_providers {\n${required}  }\n}\n`);
        expect(await workspace.init()).toMatchObject({ code: 0, stderr: "" });
        const locked = parseDependencyLock(readFileSync(join(workspace.directory, ".terraform.lock.hcl"), "utf8"));
        expect(locked).toEqual([
          { address: UNPACKED, version: VERSION, hashes: [await folderHash(join(versions, system))] },
          { address: PACKED, version: VERSION, hashes: [hash] },
        ]);
      } finally {
        workspace.remove();
      }
    });
  });
}

function packInto(mirror: string, name: string) {
  mkdirSync(mirror, { recursive: true });
  const [os = "", arch = ""] = name.split("_");
  const system = { name, program: "x", os, arch, isMusl: false, runtime: "none" };
  const notices = NAMES.map((one) => ({ name: one, content: Buffer.from(one) }));
  return packProvider({ system, content: Buffer.from("x"), notices }, VERSION, mirror);
}

test("a package with a link in it has no hash", async () => {
  symlinkSync("/etc/hostname", join(folder, "link"));
  expect(await folderHash(folder)).toBeUndefined();
});

test("a package with more files than a provider has, has no hash", async () => {
  for (let number = 0; number < 100; number++) writeFileSync(join(folder, `file${number}`), "");
  expect(await folderHash(folder)).toBeUndefined();
});
