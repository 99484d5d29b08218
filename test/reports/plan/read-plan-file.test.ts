import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { readPlanFile, readPlanInput } from "../../../src/reports/plan/read-plan-file";

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
    expect.objectContaining({ code: "plan_too_large", summary: `${file} is larger than 256 MiB` }),
  );
});

test("a file that does not exist is an error", () => {
  expect(() => readPlanFile(join(directory, "absent"))).toThrow(expect.objectContaining({ code: "cannot_read" }));
});

describe("standard input", () => {
  const plan = JSON.stringify({ format_version: "1.2", planned_values: {} });

  test("is read to its end", async () => {
    const pieces = [plan.slice(0, 5), plan.slice(5)].map((text) => Buffer.from(text));
    expect(await readPlanInput(Readable.from(pieces))).toMatchObject({ changes: [] });
  });

  test("that holds nothing is an error by its name", async () => {
    await expect(readPlanInput(Readable.from([]))).rejects.toMatchObject({
      code: "invalid_plan",
      summary: "standard input is empty",
    });
  });

  test("is not waited for after a signal", async () => {
    const ending = new AbortController();
    const reading = readPlanInput(new Readable({ read: () => {} }), ending.signal);
    ending.abort();
    await expect(reading).rejects.toMatchObject({ code: "canceled" });
  });
});
