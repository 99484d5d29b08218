import { runCommandLine } from "../../../src/simulator/shell/cmd";
import { splitCommandLine } from "../../../src/simulator/shell/command-line";

/** A program whose output is its arguments, so that a test sees what reached it. */
const programs = { reg: (args: readonly string[]) => ({ exitCode: 0, stdout: JSON.stringify(args), stderr: "" }) };

describe("a command line", () => {
  // The examples of https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments.
  test.each([
    ['"a b c" d e', ["a b c", "d", "e"]],
    ['"ab\\"c" "\\\\" d', ['ab"c', "\\", "d"]],
    ['a\\\\\\b d"e f"g h', ["a\\\\\\b", "de fg", "h"]],
    ['a\\\\\\"b c d', ['a\\"b', "c", "d"]],
    ['a\\\\\\\\"b c" d e', ["a\\\\b c", "d", "e"]],
    ['query "HKLM\\A B" /v ""', ["query", "HKLM\\A B", "/v", ""]],
    ["a\\ b\\", ["a\\", "b\\"]],
  ])("%s is taken apart as a Windows program does", (line, words) => {
    expect(splitCommandLine(line)).toEqual(words);
  });

  test.each(['REG.EXE query "a b"', 'cmd.exe /c reg query "a b"', '  reg   query "a b" '])("%s runs reg", (line) => {
    expect(runCommandLine(line, programs)).toEqual({ exitCode: 0, stdout: '["query","a b"]', stderr: "" });
  });

  test("variables are expanded, within quotes too", () => {
    expect(runCommandLine('reg "%SystemRoot%" %nothing%', programs).stdout).toBe('["C:\\\\Windows","%nothing%"]');
  });

  test.each(["reg query a & reg delete b", "reg query a | find x", "reg query a > b", "reg ^a"])(
    "%s is not simulated, and fails",
    (line) => {
      expect(runCommandLine(line, programs)).toMatchObject({ exitCode: 1, stdout: "" });
    },
  );

  test("an unknown program is said to be none, in the words of cmd", () => {
    const { exitCode, stderr } = runCommandLine("format c:", programs);
    expect([exitCode, stderr]).toEqual([
      1,
      "'format' is not recognized as an internal or external command,\r\noperable program or batch file.\r\n",
    ]);
  });
});
