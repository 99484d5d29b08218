import { PassThrough } from "node:stream";
import type { WriteStream } from "node:tty";
import { ProgressLine } from "../../src/cli/progress-line";

function terminal(isTTY: boolean): { readonly stream: WriteStream; readonly written: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 10 });
  return { stream: stream as unknown as WriteStream, written: () => String(stream.read() ?? "") };
}

test("a text that no terminal shows is not even made: with 1,000 hosts it takes as long as asking some of them", () => {
  const { stream, written } = terminal(false);
  const text = jest.fn(() => "1/1000 checked");
  new ProgressLine(stream, {}).show(text);
  expect(text).not.toHaveBeenCalled();
  expect(written()).toBe("");
});

test("a terminal shows what fits on its line", () => {
  const { stream, written } = terminal(true);
  new ProgressLine(stream, {}).show(() => "1/1000 checked");
  expect(written()).toContain("1/1000 ch");
});
