import { execFileSync } from "node:child_process";
import { judgePowerShell, testPowerShell } from "../support/judge-powershell";

type ShellWords = typeof import("../../src/cli/shell-words");

/** As it is on a system. */
function shellWordsOf(platform: NodeJS.Platform): ShellWords {
  const own = Object.getOwnPropertyDescriptor(process, "platform") as PropertyDescriptor;
  Object.defineProperty(process, "platform", { ...own, value: platform });
  let words: ShellWords | undefined;
  jest.isolateModules(() => {
    words = require("../../src/cli/shell-words");
  });
  Object.defineProperty(process, "platform", own);
  if (words === undefined) throw new Error("a module was loaded");
  return words;
}

const NASTY = ["it's", "$(id) `id` $HOME", 'a "b"', "two words", "a\nb", "\u2019; throw; \u2018", "", "-x", "#", "*"];

describe("a line for a shell of POSIX", () => {
  const { setVariable, shellWord } = shellWordsOf("linux");
  const run = (script: string) => execFileSync("sh", ["-c", script], { encoding: "utf8" });

  test.each(NASTY)("sets a variable to %j and to nothing else, and passes it as one word", (text) => {
    expect(run(`${setVariable("VALUE", text)}; printf '[%s]' "$VALUE"`)).toBe(`[${text}]`);
    expect(run(`printf '[%s]' ${shellWord(text)}`)).toBe(`[${text}]`);
  });
});

describe("a line for PowerShell", () => {
  const { askForVariable, readVariables, setVariable, setVariableFromFile, shellWord } = shellWordsOf("win32");

  testPowerShell("parses, whatever it holds", () => {
    const lines = NASTY.flatMap((text) => [
      setVariable("VALUE", text),
      askForVariable("VALUE"),
      setVariableFromFile("VALUE", text),
      readVariables(`C:\\${text}`),
      `Write-Output ${shellWord(text)}`,
    ]);
    expect(judgePowerShell(lines)).toEqual(lines.map(() => []));
  });

  test("has no apostrophe in it that ends a string: PowerShell takes four kinds for one", () => {
    for (const quote of ["'", "\u2018", "\u2019", "\u201a", "\u201b"])
      expect(shellWord(`a${quote}b`)).toBe(`'a${quote}${quote}b'`);
  });
});
