import type { RegistryValue } from "../../../src/windows/registry/registry-value";
import { PASSWORD, ShellHost } from "../../support/shell-host";

const key = "SOFTWARE\\Contoso";
const never = new AbortController().signal;

let shell: ShellHost;
beforeEach(async () => {
  shell = await ShellHost.start({
    registry: { [`HKLM\\${key}`]: { Mode: { type: "REG_DWORD", data: 4 } }, [`HKLM\\${key}\\Sub\\Deep`]: {} },
  });
});
afterEach(() => shell.stop());

const ntlm = (username: string) => ({ auth: { scheme: "ntlm", username, password: PASSWORD } as const });

describe("the registry through a remote shell", () => {
  test("lists, reads and tells absent from present", async () => {
    const registry = shell.channel().registry(never);
    expect(await registry.valueTypes(key)).toEqual(new Map([["Mode", "REG_DWORD"]]));
    expect(await registry.valueTypes(`${key}\\Sub\\Deep`)).toEqual(new Map());
    expect(await registry.valueTypes(`${key}\\No\\Such\\Key`)).toBeUndefined();
    expect(await registry.readValue(key, "mode", "REG_DWORD")).toBe(4);
    expect(await registry.readValue(key, "Absent", "REG_DWORD")).toBeUndefined();
    await expect(registry.readValue(key, "Mode", "REG_SZ")).rejects.toMatchObject({ code: "wrong_type" });
  });

  test.each<RegistryValue>([
    { type: "REG_DWORD", data: 4294967295 },
    { type: "REG_QWORD", data: "18446744073709551615" },
    { type: "REG_SZ", data: "a  b (c)" },
    { type: "REG_SZ", data: "" },
    { type: "REG_EXPAND_SZ", data: "C:\\x" },
    { type: "REG_MULTI_SZ", data: ["lic1.contoso.com", "lic 2"] },
    { type: "REG_MULTI_SZ", data: [] },
    { type: "REG_BINARY", data: [0, 255, 16] },
  ])("writes and reads back %j", async (value) => {
    const registry = shell.channel().registry(never);
    await registry.writeValue(key, "It", value);
    expect(await registry.readValue(key, "It", value.type)).toEqual(value.data);
    await registry.writeValue(key, "", value);
    expect(await registry.readValue(key, "", value.type)).toEqual(value.data);
  });

  test("creates keys, deletes values and empty keys, and leaves filled keys alone", async () => {
    const registry = shell.channel().registry(never);
    await registry.createKey(`${key}\\New\\Below`);
    await registry.deleteEmptyKey(`${key}\\New`);
    expect(await registry.subkeyNames(`${key}\\New`)).toEqual(["Below"]);
    expect(await registry.subkeyNames(`${key}\\No`)).toBeUndefined();
    expect(shell.host.registry.findKey(`HKLM\\${key}\\New\\Below`)).toBeDefined();
    await registry.deleteEmptyKey(`${key}\\New\\Below`);
    await registry.deleteEmptyKey(`${key}\\New`);
    expect(shell.host.registry.findKey(`HKLM\\${key}\\New`)).toBeUndefined();
    await registry.deleteValue(key, "Mode");
    await registry.deleteValue(key, "Mode");
    await registry.deleteValue(`${key}\\No`, "Mode");
    expect(shell.host.registry.findKey(`HKLM\\${key}`)?.values()).toEqual([]);
  });

  test("deletes every shell it made", async () => {
    const registry = shell.channel().registry(never);
    await registry.readValue(key, "Mode", "REG_DWORD");
    expect(shell.host.openShells).toBe(0);
    expect(shell.operations()).toEqual(["Create", "Command", "Receive", "Delete"]);
  });

  test.each([
    ["a key that is there", key],
    ["a key below it", `${key}\\Sub`],
  ])("says that access is denied to %s", async (_what, denied) => {
    const registry = shell.channel().registry(never);
    const expected = {
      code: "registry_access_denied",
      detail: expect.stringContaining('said "ERROR: Access is denied."'),
    };
    for (const operation of [
      () => registry.valueTypes(denied),
      () => registry.createKey(denied),
      () => registry.writeValue(denied, "Mode", { type: "REG_DWORD", data: 2 }),
    ]) {
      shell.host.fault({ name: "return-access-denied", operation: "Command" });
      await expect(operation()).rejects.toMatchObject(expected);
    }
    expect(shell.host.registry.getValue(`HKLM\\${key}`, "Mode")?.data).toBe(4);
  });

  test("does not guess at data the code page may have changed", async () => {
    shell.host.registry.setValue(`HKLM\\${key}`, "Cyrillic", { type: "REG_SZ", data: "Сервер" });
    shell.host.registry.setValue(`HKLM\\${key}`, "Accent", { type: "REG_MULTI_SZ", data: ["café"] });
    const registry = shell.channel().registry(never);
    for (const [name, type] of [
      ["Cyrillic", "REG_SZ"],
      ["Accent", "REG_MULTI_SZ"],
    ] as const) {
      await expect(registry.readValue(key, name, type)).rejects.toMatchObject({ code: "registry_failed" });
    }
  });

  test("refuses a listing in which a value imitates another", async () => {
    const data = "x\r\n    Mode    REG_DWORD    0x2";
    shell.host.registry.setValue(`HKLM\\${key}`, "Evil", { type: "REG_SZ", data });
    await expect(shell.channel().registry(never).readValue(key, "Mode", "REG_DWORD")).rejects.toMatchObject({
      code: "registry_failed",
    });
  });
});

describe("what winrm-client lacks, guarded against", () => {
  test.each(["contoso\\Admin", "Contoso\\admin", "Admin@contoso.test", "Admin"])(
    "NTLM logs %s on, though the package computes with the domain in capitals",
    async (username) => {
      const registry = shell.channel(ntlm(username)).registry(never);
      expect(await registry.readValue(key, "Mode", "REG_DWORD")).toBe(4);
    },
  );

  test("output in parts, and a host that has none yet, are waited for", async () => {
    shell.host.fault({ name: "operation-timeout", operation: "Receive" });
    shell.host.fault({ name: "split-output", operation: "Receive", times: 3 });
    const registry = shell.channel().registry(never);
    expect(await registry.readValue(key, "Mode", "REG_DWORD")).toBe(4);
    expect(shell.operations().filter((operation) => operation === "Receive")).toHaveLength(5);
  });

  test("a host that never answers is given up after the time-out, with Basic and with NTLM", async () => {
    for (const auth of [{}, ntlm("Admin")]) {
      shell.host.fault({ name: "hang", operation: "Command" });
      const registry = shell.channel({ ...auth, timeoutMs: 500 }).registry(never);
      await expect(registry.valueTypes(key)).rejects.toMatchObject({ code: "timeout", host: "rdsh1" });
    }
  });

  test("cancellation ends it at once", async () => {
    shell.host.fault({ name: "hang", operation: "Receive" });
    const controller = new AbortController();
    const pending = shell.channel({ timeoutMs: 60_000 }).registry(controller.signal).valueTypes(key);
    setTimeout(() => controller.abort(), 300);
    await expect(pending).rejects.toMatchObject({ code: "canceled" });
  });

  test("an endless reply is cut off", async () => {
    shell.host.fault({ name: "oversized-body", operation: "Receive" });
    await expect(shell.channel().registry(never).valueTypes(key)).rejects.toMatchObject({ code: "too_large" });
  });

  test("a fault, whose text the package drops, is reported with its code", async () => {
    shell.host.fault({ name: "quota-shells", operation: "Create" });
    await expect(shell.channel().registry(never).valueTypes(key)).rejects.toMatchObject({
      code: "quota_exceeded",
      detail: expect.stringContaining("2150859173"),
    });
    shell.host.fault({ name: "service-access-denied", operation: "Create" });
    await expect(shell.channel().registry(never).valueTypes(key)).rejects.toMatchObject({ code: "access_denied" });
  });

  test("a shell that cannot be deleted does not hide the answer", async () => {
    shell.host.fault({ name: "soap-access-denied", operation: "Delete" });
    expect(await shell.channel().registry(never).readValue(key, "Mode", "REG_DWORD")).toBe(4);
  });

  test("a quota and a lost connection are tried again, a rejected credential is not", async () => {
    const registry = shell.channel({ maxRetries: 2 }).registry(never);
    shell.host.fault({ name: "quota-shells", operation: "Create" });
    shell.host.fault({ name: "reset-after", operation: "Command" });
    await registry.writeValue(key, "Mode", { type: "REG_DWORD", data: 2 });
    expect(shell.host.registry.getValue(`HKLM\\${key}`, "Mode")?.data).toBe(2);
    shell.host.traffic.reset();
    const wrong = { scheme: "basic", username: "Admin", password: "wrong" } as const;
    const rejected = shell.channel({ auth: wrong, maxRetries: 3 }).registry(never);
    await expect(rejected.valueTypes(key)).rejects.toMatchObject({ code: "unauthorized" });
    await expect(rejected.valueTypes(key)).rejects.toMatchObject({ code: "unauthorized" });
    expect(shell.host.requests).toBe(1);
  });

  test("the certificate is checked, by the authorities of the settings", async () => {
    const untrusted = shell.channel({ tls: {} }).registry(never);
    await expect(untrusted.valueTypes(key)).rejects.toMatchObject({ code: "tls_certificate_untrusted" });
    const named = shell.channel({ tls: { ca: shell.farm.caCertificate, serverName: "other.contoso.com" } });
    await expect(named.registry(never).valueTypes(key)).rejects.toMatchObject({ code: "tls_name_mismatch" });
    expect(shell.host.requests).toBe(0);
  });

  test("over http only for those who allow readable traffic", async () => {
    const options = { https: false, port: shell.host.httpPort };
    expect(() => shell.channel({ ...options, ...ntlm("Admin") })).toThrow(
      expect.objectContaining({ code: "unencrypted_refused" }),
    );
    const allowed = shell.channel({ ...options, allowUnencrypted: true, ...ntlm("Admin") }).registry(never);
    await expect(allowed.valueTypes(key)).rejects.toMatchObject({ code: "unencrypted_refused" });
  });

  test("authentication the package cannot do is refused, and names its buffer would not hold", () => {
    expect(() => shell.channel({ auth: { scheme: "kerberos" } }).registry(never)).toThrow(
      expect.objectContaining({ code: "invalid_configuration" }),
    );
    expect(() => shell.channel(ntlm(`CONTOSO\\${"x".repeat(200)}`)).registry(never)).toThrow(
      expect.objectContaining({ code: "invalid_configuration" }),
    );
  });
});
