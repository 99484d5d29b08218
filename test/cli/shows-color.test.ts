import { showsColor } from "../../src/cli/shows-color";
import { runCommand } from "./support/run-command";

const TERMINAL = { isTTY: true };
const PIPE = { isTTY: undefined as unknown as boolean };

describe("colors", () => {
  test.each([
    [{}, true, false],
    [{ NO_COLOR: "1" }, false, false],
    [{ NO_COLOR: "" }, true, false],
    [{ NO_COLOR: "1", FORCE_COLOR: "1" }, false, false],
    [{ FORCE_COLOR: "1" }, true, true],
    [{ FORCE_COLOR: "3", TERM: "dumb" }, true, true],
    [{ FORCE_COLOR: "0" }, false, false],
    [{ FORCE_COLOR: "false", CLICOLOR_FORCE: "1" }, false, false],
    [{ FORCE_COLOR: "" }, true, false],
    [{ CLICOLOR_FORCE: "1", CLICOLOR: "0" }, true, true],
    [{ CLICOLOR_FORCE: "0" }, true, false],
    [{ CLICOLOR: "0" }, false, false],
    [{ CLICOLOR: "1" }, true, false],
    [{ TERM: "dumb" }, false, false],
  ])("with %j: on a terminal %p, in a pipe %p", (environment, onTerminal, inPipe) => {
    expect([showsColor(TERMINAL, environment), showsColor(PIPE, environment)]).toEqual([onTerminal, inPipe]);
  });

  test.each([
    ["check", ["check", "127.0.0.1:9", "--username", "a", "--max-retries", "0"]],
    ["doctor", ["doctor", "127.0.0.1:9", "--username", "a"]],
  ])(
    "are in what %s writes to a pipe where FORCE_COLOR asks for them and NO_COLOR does not forbid it",
    async (_, args) => {
      const run = (environment: NodeJS.ProcessEnv) => runCommand(args, { RDSLICENSING_PASSWORD: "x", ...environment });
      const colored = expect.stringContaining("\u001b[");
      expect(await run({ FORCE_COLOR: "1" })).toMatchObject({ stdout: colored });
      const plain = expect.not.stringContaining("\u001b[");
      expect(await run({})).toMatchObject({ stdout: plain });
      expect(await run({ FORCE_COLOR: "1", NO_COLOR: "1" })).toMatchObject({ stdout: plain });
    },
  );
});
