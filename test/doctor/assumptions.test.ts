import { existsSync } from "node:fs";
import { join } from "node:path";
import { ASSUMPTIONS } from "../../src/doctor";

const ROOT = join(__dirname, "../..");

test("every number is given once, and they rise", () => {
  const numbers = ASSUMPTIONS.map(({ id }) => Number(id.slice(1)));
  expect(ASSUMPTIONS.every(({ id }) => /^A\d+$/.test(id))).toBe(true);
  expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
});

test.each(ASSUMPTIONS.map((one) => [one.id, one] as const))("%s names files that there are", (_, { where, test }) => {
  expect([where, test].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
