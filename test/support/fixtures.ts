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

/**
 * `describe` for tests that read recordings; where the folder is absent it is one skipped test that says so.
 *
 * @param standIn the suite, below `test/`, that tests the same with messages of our own, so that a clone alone tests it
 */
export function describeWithFixtures(name: string, standIn: string, fn: () => void): void {
  if (!existsSync(join(__dirname, "..", standIn))) throw new Error(`There is no ${standIn} to stand in for "${name}".`);
  if (existsSync(directory)) describe(name, fn);
  else describe(name, () => test.skip(`the recordings are absent; ${standIn} stands in for them`, () => undefined));
}
