import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs, { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lineWriter } from "../../src/plugin/write-line";

/** What writing does in turn: takes so many bytes, or fails. */
function writing(...outcomes: readonly (number | "EAGAIN" | "EPIPE")[]) {
  const taken: string[] = [];
  const mock = jest.spyOn(fs, "writeSync").mockImplementation((_, bytes) => {
    const outcome = outcomes[mock.mock.calls.length - 1] ?? outcomes.at(-1) ?? 0;
    if (typeof outcome === "string") throw Object.assign(new Error(outcome), { code: outcome });
    const part = Buffer.from(bytes as unknown as Buffer).subarray(0, outcome);
    taken.push(part.toString());
    return part.length;
  });
  return { mock, text: () => taken.join("") };
}

describe("a line of the log", () => {
  afterEach(() => jest.restoreAllMocks());

  test("is written when the call returns, so that no end of the process loses it", () => {
    const { mock, text } = writing(100);
    lineWriter(2)("last words\n");
    expect(text()).toBe("last words\n");
    expect(mock).toHaveBeenCalledTimes(1);
  });

  test("is written to its end where a pipe takes part of it and then nothing for a while", () => {
    const { text } = writing(4, "EAGAIN", "EAGAIN", 3, "EAGAIN", 100);
    lineWriter(2)("last words\n");
    expect(text()).toBe("last words\n");
  });

  test("is given up at once where nobody can read it", () => {
    const { mock } = writing("EPIPE");
    lineWriter(2)("last words\n");
    expect(mock).toHaveBeenCalledTimes(1);
  });

  test("waits for a reader who takes nothing, and no later line waits again until he reads", () => {
    const { mock, text } = writing(4, ...Array<"EAGAIN">(1000).fill("EAGAIN"));
    const write = lineWriter(2);
    write("first\n");
    const calls = mock.mock.calls.length;
    expect(calls).toBeGreaterThan(100);
    write("second\n");
    expect(mock).toHaveBeenCalledTimes(calls + 1);
    mock.mockRestore();
    const later = writing(100);
    write("third\n");
    expect(text() + later.text()).toBe("firs\nthird\n");
  });
});

const LINES = 100;
const WRITER = `
  const { lineWriter } = require(${JSON.stringify(join(__dirname, "../../src/plugin/write-line"))});
  const write = lineWriter(2);
  for (let line = 0; line < ${LINES}; line += 1) write(String(line).padEnd(8191) + "\\n");
`;

test("every line arrives at a slow reader of a pipe that does not block its writer", async () => {
  const folder = mkdtempSync(join(tmpdir(), "write-line-"));
  const path = join(folder, "pipe");
  execFileSync("mkfifo", [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    const child = spawn(process.execPath, ["--import", "tsx", "-e", WRITER], { stdio: ["ignore", "ignore", writer] });
    closeSync(writer);
    const over = once(child, "exit");
    const piece = Buffer.alloc(20_000);
    let text = "";
    while (text.length < LINES * 8192 && (child.exitCode === null || text !== "")) {
      try {
        const length = readSync(reader, piece);
        if (length === 0 && child.exitCode !== null) break;
        text += piece.toString("latin1", 0, length);
      } catch {
        // Nothing was written meanwhile.
      }
      await sleep(2);
    }
    await over;
    const lines = text.split("\n").slice(0, -1);
    expect(lines.map((line) => line.trimEnd())).toEqual(Array.from({ length: LINES }, (_, line) => String(line)));
  } finally {
    closeSync(reader);
    rmSync(folder, { recursive: true });
  }
});
