import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPlanFile } from "../../../src/drift/plan/read-plan-file";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "read-plan-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

test("a file larger than any plan is not read", () => {
  const file = join(directory, "huge.json");
  writeFileSync(file, "");
  truncateSync(file, 256 * 1024 * 1024 + 1);
  expect(() => readPlanFile(file)).toThrow(
    expect.objectContaining({ code: "plan_too_large", summary: `${file} is larger than 256 MiB.` }),
  );
});

test("a file that is gone is an error", () => {
  expect(() => readPlanFile(join(directory, "absent"))).toThrow(expect.objectContaining({ code: "cannot_read" }));
});
