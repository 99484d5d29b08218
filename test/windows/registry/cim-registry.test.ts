import { CimRegistry } from "../../../src/windows/registry/cim-registry";
import { type CimMethod, type CimShape, WsmanError } from "../../../src/wsman";

type Answer = { returnValue: number | null; out?: Record<string, unknown> };

/** A registry whose host answers every method with what the table says; what was sent is kept. */
function registryThat(answers: Record<string, Answer | Error>) {
  const sent: { method: string; values: unknown }[] = [];
  const invoke = async (_resource: unknown, method: CimMethod<CimShape, CimShape>, values: unknown) => {
    sent.push({ method: method.name, values });
    const answer = answers[method.name];
    if (answer instanceof Error) throw answer;
    if (answer === undefined) throw new Error(`${method.name} was not expected`);
    const absent = Object.fromEntries(
      Object.entries(method.out).map(([name, type]) => [name, type.endsWith("[]") ? [] : null]),
    );
    return { returnValue: answer.returnValue, out: { ...absent, ...answer.out } };
  };
  const client = { invoke } as unknown as ConstructorParameters<typeof CimRegistry>[0];
  return { sent, registry: new CimRegistry(client, { host: "rdsh1", signal: new AbortController().signal }) };
}

describe("the registry over StdRegProv", () => {
  test.each([1, 2, 3, 0x80041002, 0x80070002])(
    "takes return value %d of a read for an absent value",
    async (returnValue) => {
      const { registry } = registryThat({ GetDWORDValue: { returnValue } });
      expect(await registry.readValue("SYSTEM\\Key", "Name", "REG_DWORD")).toBeUndefined();
    },
  );

  test.each([
    [5, "registry_access_denied"],
    [0x80041003, "registry_access_denied"],
    [0x80070005, "registry_access_denied"],
    [0x80041005, "wrong_type"],
    [1629, "wrong_type"],
    [6, "registry_failed"],
    [1018, "registry_failed"],
    [0x80041001, "registry_failed"],
  ])("takes return value %d for %s", async (returnValue, code) => {
    const { registry } = registryThat({
      GetDWORDValue: { returnValue },
      SetDWORDValue: { returnValue },
      EnumValues: { returnValue },
    });
    const expected = { code, host: "rdsh1", detail: expect.stringContaining("HKLM\\SYSTEM\\Key") };
    await expect(registry.readValue("SYSTEM\\Key", "Name", "REG_DWORD")).rejects.toMatchObject(expected);
    await expect(registry.writeValue("SYSTEM\\Key", "Name", { type: "REG_DWORD", data: 4 })).rejects.toMatchObject(
      expected,
    );
    await expect(registry.valueTypes("SYSTEM\\Key")).rejects.toMatchObject(expected);
  });

  test("reads a value whose answer carries no return value", async () => {
    const { registry } = registryThat({ GetDWORDValue: { returnValue: null, out: { uValue: 4 } } });
    expect(await registry.readValue("K", "N", "REG_DWORD")).toBe(4);
  });

  test("does not take a success without a number for a number", async () => {
    const { registry } = registryThat({ GetDWORDValue: { returnValue: 0 } });
    await expect(registry.readValue("K", "N", "REG_DWORD")).rejects.toMatchObject({ code: "registry_failed" });
  });

  test("takes a success without entries for an empty list", async () => {
    const { registry } = registryThat({ GetMultiStringValue: { returnValue: 0 } });
    expect(await registry.readValue("K", "N", "REG_MULTI_SZ")).toEqual([]);
  });

  test("writing to a key that does not exist is an error, deleting what does not exist is none", async () => {
    const { registry } = registryThat({ SetDWORDValue: { returnValue: 2 }, DeleteValue: { returnValue: 2 } });
    await expect(registry.writeValue("K", "N", { type: "REG_DWORD", data: 4 })).rejects.toMatchObject({
      code: "registry_failed",
    });
    await expect(registry.deleteValue("K", "N")).resolves.toBeUndefined();
  });

  test("names types as found, unreadable ones by number", async () => {
    const { registry } = registryThat({
      EnumValues: { returnValue: 0, out: { sNames: ["A", "B", "C"], Types: [4, 7, 0] } },
    });
    expect(await registry.valueTypes("K")).toEqual(
      new Map([
        ["A", "REG_DWORD"],
        ["B", "REG_MULTI_SZ"],
        ["C", "REG_0"],
      ]),
    );
  });

  test("does not guess when names and types do not pair up", async () => {
    const { registry } = registryThat({ EnumValues: { returnValue: 0, out: { sNames: ["A", "B"], Types: [4] } } });
    await expect(registry.valueTypes("K")).rejects.toMatchObject({ code: "registry_failed" });
  });

  test("always sends the hive and the value, whose documented defaults would be written otherwise", async () => {
    const { registry, sent } = registryThat({ SetDWORDValue: { returnValue: 0 }, SetQWORDValue: { returnValue: 0 } });
    await registry.writeValue("K", "N", { type: "REG_DWORD", data: 0 });
    await registry.writeValue("K", "N", { type: "REG_QWORD", data: "18446744073709551615" });
    const place = { hDefKey: 2147483650, sSubKeyName: "K", sValueName: "N" };
    expect(sent.map(({ values }) => values)).toEqual([
      { ...place, uValue: 0 },
      { ...place, uValue: 18446744073709551615n },
    ]);
  });

  test.each([
    { type: "REG_MULTI_SZ", data: [] },
    { type: "REG_BINARY", data: [] },
  ] as const)("sends no empty $type, which would write the documented default", async (value) => {
    const { registry, sent } = registryThat({});
    await expect(registry.writeValue("K", "N", value)).rejects.toMatchObject({
      name: "HostError",
      code: "registry_failed",
      detail: expect.stringContaining("without content"),
    });
    expect(sent).toEqual([]);
  });

  test("lists the keys below a key, and tells a key without any from one that does not exist", async () => {
    const names = async (answer: Answer) => registryThat({ EnumKey: answer }).registry.subkeyNames("K");
    expect(await names({ returnValue: 0, out: { sNames: ["Sub", "Other"] } })).toEqual(["Sub", "Other"]);
    expect(await names({ returnValue: 0 })).toEqual([]);
    expect(await names({ returnValue: 2 })).toBeUndefined();
    await expect(names({ returnValue: 5 })).rejects.toMatchObject({ code: "registry_access_denied" });
  });

  test("deletes a key only when it holds nothing", async () => {
    const filled = registryThat({ EnumKey: { returnValue: 0, out: { sNames: ["Sub"] } } });
    await filled.registry.deleteEmptyKey("K");
    const empty = registryThat({
      EnumKey: { returnValue: 0 },
      EnumValues: { returnValue: 0 },
      DeleteKey: { returnValue: 0 },
    });
    await empty.registry.deleteEmptyKey("K");
    expect([filled, empty].map(({ sent }) => sent.some(({ method }) => method === "DeleteKey"))).toEqual([false, true]);
  });

  test("tells why a host could not be asked in the client's own code, with where it happened", async () => {
    const error = new WsmanError("connection_refused", "connect ECONNREFUSED.", {
      host: "rdsh1",
      endpoint: "https://rdsh1:5986/wsman",
      operation: "StdRegProv.EnumValues",
    });
    const { registry } = registryThat({ EnumValues: error });
    await expect(registry.valueTypes("K")).rejects.toMatchObject({
      name: "HostError",
      code: "connection_refused",
      detail: expect.stringContaining("https://rdsh1:5986/wsman"),
    });
  });
});
