import { once } from "node:events";
import { emitKeypressEvents, type Key } from "node:readline";
import { PassThrough } from "node:stream";
import { createColors } from "picocolors";
import { commandOf, keyLine } from "../../../src/cli/watch/watch-keys";

const ESC = "\u001b";

/** What readline makes of what a terminal sends for a key. */
async function keyOf(sent: string): Promise<Key> {
  const input = new PassThrough();
  emitKeypressEvents(input);
  const pressed = once(input, "keypress");
  input.write(sent);
  const [, key] = await pressed;
  return key;
}

describe("a key of a watch", () => {
  test.each([
    [`${ESC}[A`, "up"],
    [`${ESC}OA`, "up"],
    ["k", "up"],
    ["K", "up"],
    [`${ESC}[B`, "down"],
    ["j", "down"],
    [`${ESC}[5~`, "pageUp"],
    [`${ESC}[6~`, "pageDown"],
    [" ", "pageDown"],
    [`${ESC}[H`, "home"],
    [`${ESC}[1~`, "home"],
    [`${ESC}OH`, "home"],
    ["g", "home"],
    [`${ESC}[F`, "end"],
    [`${ESC}[4~`, "end"],
    ["G", "end"],
    ["\r", "open"],
    ["\n", "open"],
    ["r", "check"],
    ["R", "check"],
    ["q", "quit"],
    ["Q", "quit"],
    ["\u0003", "quit"],
    ["x", undefined],
    ["\u0012", undefined],
    [`${ESC}q`, undefined],
    ["ä", undefined],
  ])("%j means %s in the list", async (sent, command) => {
    expect(commandOf(await keyOf(sent), false)).toBe(command);
  });

  test.each([
    [ESC, "back"],
    [`${ESC}${ESC}`, "back"],
    ["q", "back"],
    ["\u007f", "back"],
    ["\r", undefined],
    [`${ESC}[6~`, "pageDown"],
    ["\u0003", "quit"],
  ])("%j means %s where a host is open", async (sent, command) => {
    expect(commandOf(await keyOf(sent), true)).toBe(command);
  });

  test("that is a name of what every object has means nothing", () => {
    expect(commandOf({ name: "constructor" }, false)).toBeUndefined();
    expect(commandOf({}, true)).toBeUndefined();
  });
});

test.each([
  [80, "↑↓ move  PgUp/PgDn page  Enter open  r check now  q quit"],
  [40, "↑↓ move  Enter open  r check now  q quit"],
  [30, "↑↓ move  Enter open  q quit"],
  [20, "Enter open  q quit"],
  [6, "q quit"],
  [5, ""],
])("in %d columns, the keys of the list are %j", (columns, line) => {
  expect(keyLine("list", columns, createColors(false))).toBe(line);
});
