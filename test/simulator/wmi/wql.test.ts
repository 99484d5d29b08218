import { parseWql, select } from "../../../src/simulator/wmi/wql";
import type { CimInstance } from "../../../src/wsman/cim";

const service = (Name: string, State: string): CimInstance => ({
  kind: "instance",
  resourceUri: "urn:x",
  className: "Win32_Service",
  properties: { Name, State },
});

describe("WQL", () => {
  test.each([
    ["select * from Win32_Service", undefined, undefined],
    ["SELECT Name, State FROM Win32_Service", ["Name", "State"], undefined],
    ['select * from Win32_Service where Name = "WinRM"', undefined, { property: "Name", value: "WinRM" }],
    ["Select Name from Win32_Service Where Name='WinRM'", ["Name"], { property: "Name", value: "WinRM" }],
  ])("%s", (text, columns, where) => {
    expect(parseWql(text)).toEqual({ columns, className: "Win32_Service", where });
  });

  test.each(["", "drop table x", "select from x", "select * from x where a like 'b'", "select * from x; select"])(
    "%j is refused",
    (text) => {
      expect(parseWql(text)).toBeUndefined();
    },
  );

  test("selects without regard to case; columns lose their class", () => {
    const query = parseWql("select name from win32_service where STATE = 'running'");
    if (query === undefined) throw new Error("not understood");
    expect(select(query, [service("WinRM", "Running"), service("ALG", "Stopped")])).toEqual([
      { kind: "instance", resourceUri: "", className: "", properties: { Name: "WinRM" } },
    ]);
  });
});
