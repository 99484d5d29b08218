import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const directory = join(__dirname, "..", "..", "..", "shared", "fixtures");

/** The folder of recorded traffic beside the repository; it is not part of the project. */
export function fixturesDirectory(): string {
  return directory;
}

/** The bytes of one recorded file, named relative to the folder. */
export function readFixture(path: string): Buffer {
  return readFileSync(join(directory, path));
}

/** `describe` for tests that read recordings; where the folder is absent it is one skipped test that says so. */
export function describeWithFixtures(name: string, fn: () => void): void {
  if (existsSync(directory)) describe(name, fn);
  else describe(name, () => test.skip("../shared/fixtures is absent", () => undefined));
}
