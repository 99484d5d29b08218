import { existsSync } from "node:fs";
import { join } from "node:path";
import { ASSUMPTIONS } from "../../src/doctor";
import type { Recording } from "../../src/doctor/recording/recording";

const ROOT = join(__dirname, "../..");

test("every number is given once, and they rise", () => {
  const numbers = ASSUMPTIONS.map(({ id }) => Number(id.slice(1)));
  expect(ASSUMPTIONS.every(({ id }) => /^A\d+$/.test(id))).toBe(true);
  expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
});

test.each(ASSUMPTIONS.map((one) => [one.id, one] as const))("%s names files that there are", (_, { where, test }) => {
  expect([where, test].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

describe("what a logon tells of how a host takes it", () => {
  const told = (id: string, auth: string, logon: { readonly state: string; readonly code?: string }) => {
    const recording = { auth, steps: [{ id: "logon", ...logon }], exchanges: [] } as unknown as Recording;
    return ASSUMPTIONS.find((one) => one.id === id)?.holdsFor?.(recording);
  };

  test.each([
    ["A3", "ntlm"],
    ["A10", "kerberos"],
  ])("%s holds where the logon is accepted, and does not where %s itself fails", (id, auth) => {
    expect(told(id, auth, { state: "ok" })).toBe(true);
    expect(told(id, auth, { state: "failed", code: "authentication_failed" })).toBe(false);
    expect(told(id, "basic", { state: "ok" })).toBeUndefined();
  });

  test.each(["timeout", "connection_reset", "access_denied", "invalid_configuration"])(
    "neither can be told where the logon ended with %s",
    (code) => {
      for (const [id, auth] of [
        ["A3", "ntlm"],
        ["A10", "kerberos"],
      ] as const)
        expect(told(id, auth, { state: "failed", code })).toBeUndefined();
    },
  );

  test("a 401 says nothing of NTLM, since the password may be wrong, and of Kerberos it does", () => {
    expect(told("A3", "ntlm", { state: "failed", code: "unauthorized" })).toBeUndefined();
    expect(told("A10", "kerberos", { state: "failed", code: "unauthorized" })).toBe(false);
  });
});
