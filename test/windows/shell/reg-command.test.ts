import { splitCommandLine } from "../../../src/simulator/shell/command-line";
import { RegCommands } from "../../../src/windows/shell/reg-command";

const commands = new RegCommands("rdsh1");
const safe = "SYSTEM\\Terminal Server\\RCM (x86)";

describe("command lines of reg", () => {
  test("reach reg word for word", () => {
    const line = commands.write(safe, "License Servers", { type: "REG_MULTI_SZ", data: ["lic1", "lic2"] });
    expect(splitCommandLine(line)).toEqual([
      ...["reg", "add", `HKLM\\${safe}`, "/v", "License Servers"],
      ...["/t", "REG_MULTI_SZ", "/d", "lic1\\0lic2", "/f"],
    ]);
    expect(commands.query("")).toBe('reg query "HKLM"');
    expect(commands.write(safe, "", { type: "REG_BINARY", data: [10, 255] })).toContain(
      ' /ve /t REG_BINARY /d "0aff" ',
    );
  });

  test.each([
    ...['"', "%", "&", "|", "<", ">", "^", "!", "\0", "\t", "\n", "\r", "\x7f", "é", "\u2019", "\ud83d\ude00"],
    ...["%PATH%", 'x" & shutdown /s & "', "$(x)\n"],
  ])("refuse %j anywhere, before anything is sent", (text) => {
    const refused = expect.objectContaining({ name: "HostError", code: "invalid_argument", host: "rdsh1" });
    const value = { type: "REG_SZ", data: `a${text}b` } as const;
    expect(() => commands.write(safe, "Name", value)).toThrow(refused);
    expect(() => commands.write(safe, `a${text}b`, { type: "REG_SZ", data: "" })).toThrow(refused);
    expect(() => commands.deleteValue(safe, `a${text}b`)).toThrow(refused);
    for (const method of ["query", "createKey", "deleteKey"] as const) {
      expect(() => commands[method](`SYSTEM\\a${text}b`)).toThrow(refused);
    }
    expect(() => commands.write(safe, "Name", { type: "REG_MULTI_SZ", data: ["ok", `a${text}b`] })).toThrow(refused);
  });

  test.each(["/f", "-x", "ends with\\"])("refuse %j as a name or as data", (text) => {
    expect(() => commands.write(safe, text, { type: "REG_SZ", data: "" })).toThrow("remote shell");
    expect(() => commands.write(safe, "Name", { type: "REG_SZ", data: text })).toThrow("remote shell");
  });

  test.each([[["a\\0b"]], [["a", "", "b"]], [["C:\\x"]]])(
    "refuse the list %j, which would come back another",
    (data) => {
      expect(() => commands.write(safe, "Name", { type: "REG_MULTI_SZ", data })).toThrow("remote shell");
    },
  );
});
