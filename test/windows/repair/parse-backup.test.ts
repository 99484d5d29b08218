import { isBackupProblem, parseBackup } from "../../../src/windows/repair/parse-backup";
import type { RepairKind } from "../../../src/windows/repair/registry-backup";

const RCM = "SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM";
const STORE = "SOFTWARE\\WOW6432Node\\Microsoft\\MSLicensing";
const certificate = { name: "Certificate", value: { type: "REG_BINARY", data: [0, 255] } };
const certificates = {
  version: 1,
  kind: "certificates",
  host: "rdsh1:5986",
  time: "2026-01-02T03:04:05.678Z",
  keys: [{ key: RCM, values: [certificate] }],
};

const parse = (json: object, kind: RepairKind = "certificates") => parseBackup(json, kind);
const client = (value: unknown, key = `${STORE}\\Store`) => ({
  ...certificates,
  kind: "client_license",
  keys: [{ key, values: [{ name: "Any", value }] }],
});

test("a backup is read as it was written", () => {
  expect(parse(certificates)).toEqual(certificates);
});

test.each([
  { type: "REG_SZ", data: "" },
  { type: "REG_BINARY", data: [] },
  { type: "REG_DWORD", data: 4294967295 },
  { type: "REG_MULTI_SZ", data: ["a", "b"] },
  { type: "REG_QWORD", data: "18446744073709551615" },
])("the value %j is read", (value) => {
  expect(parse(client(value), "client_license")).toEqual(client(value));
});

test.each([
  { type: "REG_SZ", data: 1 },
  { type: "REG_SZ", data: "a\0b" },
  { type: "REG_BINARY", data: [256] },
  { type: "REG_BINARY", data: "00" },
  { type: "REG_DWORD", data: -1 },
  { type: "REG_DWORD", data: 4294967296 },
  { type: "REG_MULTI_SZ", data: ["a", ""] },
  { type: "REG_QWORD", data: "18446744073709551616" },
  { type: "REG_NONE", data: "" },
  { type: "toString", data: "" },
  null,
])("the value %j is refused", (value) => {
  expect(parse(client(value), "client_license")).toMatchObject({ code: "invalid_backup" });
});

test.each([
  `${RCM}\\GracePeriod`,
  `${RCM}\\`,
  "SYSTEM\\CurrentControlSet\\Control\\Terminal Server",
  "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run",
])("a backup of certificates cannot write to %s", (key) => {
  expect(parse({ ...certificates, keys: [{ key, values: [certificate] }] })).toMatchObject({
    detail: expect.stringContaining("not one that this repair removes"),
  });
});

test("nor another value of their key", () => {
  const keys = [{ key: RCM, values: [{ ...certificate, name: "LicensingMode" }] }];
  expect(parse({ ...certificates, keys })).toMatchObject({ code: "invalid_backup" });
});

test.each(["SOFTWARE\\Microsoft\\MSLicensingX", `${STORE}\\\\Run`, `${STORE}\\a\nb`, RCM])(
  "a backup of a client's licenses cannot write to %j",
  (key) => {
    expect(parse(client({ type: "REG_SZ", data: "x" }, key), "client_license")).toMatchObject({
      code: "invalid_backup",
    });
  },
);

test.each([
  ["no object", [certificates]],
  ["a later version", { ...certificates, version: 2 }],
  ["another kind", { ...certificates, kind: "client_license" }],
  ["no host", { ...certificates, host: "" }],
  ["a host that steers a terminal", { ...certificates, host: "a\u009b31m" }],
  ["a time that steers a terminal", { ...certificates, time: "2026\u001b[2J" }],
  ["no time", { ...certificates, time: undefined }],
  ["no keys", { ...certificates, keys: undefined }],
  ["half a key", { ...certificates, keys: [{ key: RCM }] }],
])("%s is refused with what to do", (_what, json) => {
  const parsed = parse(json);
  expect(isBackupProblem(parsed) && parsed.detail).toMatch(/Use the file that the repair wrote/);
});

test("neither is text that is no JSON read", () => {
  expect(parseBackup([], "certificates")).toMatchObject({ code: "invalid_backup" });
});
