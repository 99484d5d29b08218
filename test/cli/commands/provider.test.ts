import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../support/run-command";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "install-"));
  writeFileSync(join(directory, "file"), "");
  symlinkSync(join(directory, "absent"), join(directory, "dangling"));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Where not even root can write; `%` is a folder of the test's own. */
const PLACES = [
  ...(process.platform === "linux" ? ["/proc/x", "/proc/self/x", "/sys/x"] : []),
  ...["/dev/null", "/dev/null/x", "%/file", "%/file/x", "%/dangling/x"],
];

describe("rds-licensing provider install --dir", () => {
  test.each(PLACES)("ends at once where nothing can be written, and says so: %s", async (place) => {
    const dir = place.replace("%", directory);
    const { code, stdout, stderr } = await runCommand(["provider", "install", "--dir", dir]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^rds-licensing: .* cannot be written: .*--dir\.\n$/);
    expect(stderr).toContain(dir);
  });
});
