import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageHash } from "../../src/attached-provider/package-hash";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "package-hash-"));
  writeFileSync(join(folder, "terraform-provider-x"), "x");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a package with more than a file has the hash that Terraform 1.11.4 has locked for it", async () => {
  mkdirSync(join(folder, "licenses"));
  writeFileSync(join(folder, "LICENSE"), "free\n");
  writeFileSync(join(folder, "licenses/ä.txt"), "");
  writeFileSync(join(folder, "licenses.txt"), "one\n");
  expect(await packageHash(folder)).toBe("h1:v08tKUhjhTaJSGNP6NZnmRJ2UGkSQEK4wZ6LBPXGpK0=");
});

test("a package with a link in it has none", async () => {
  symlinkSync("/etc/hostname", join(folder, "link"));
  expect(await packageHash(folder)).toBeUndefined();
});

test("a package with more files than a provider has, has none", async () => {
  for (let number = 0; number < 101; number++) writeFileSync(join(folder, `file${number}`), "");
  expect(await packageHash(folder)).toBeUndefined();
});
