import { DEEPEST_JSON, parseJsonText } from "../../src/text-files";

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

function failure(text: string): { readonly code: string; readonly summary: string; readonly detail: string } {
  try {
    parseJsonText(text, "a.json");
  } catch (error) {
    return error as ReturnType<typeof failure>;
  }
  throw new Error("It was read.");
}

describe("JSON in a file", () => {
  test.each(['{"a": [1, null]}', ' "text" \r\n', nested(DEEPEST_JSON)])("is read: %.20s", (text) => {
    expect(parseJsonText(text, "a.json")).toEqual(JSON.parse(text));
  });

  test("may hold any number of brackets in its strings, also behind an escaped quote", () => {
    const text = JSON.stringify({ [`a"${"[".repeat(5_000)}`]: `\\"${"{".repeat(5_000)}` });
    expect(parseJsonText(text, "a.json")).toEqual(JSON.parse(text));
  });

  test.each([
    ["nothing", "", "empty"],
    ["white space", " \r\n", "empty"],
    ["half an object", '{"a": 1, "b', "incomplete_json"],
    ["half a list", '{"a": [1, 2', "incomplete_json"],
    ["an object that is not closed", '{"a": 1', "incomplete_json"],
    ["a word", "hello", "not_json"],
    ["two values", "{}\n{}", "not_json"],
    ["a list that is one level too deep", nested(DEEPEST_JSON + 1), "nested_too_deeply"],
    ["100,000 lists in each other", nested(100_000), "nested_too_deeply"],
    ["100,000 lists that were begun", "[".repeat(100_000), "nested_too_deeply"],
    ["100,000 objects in each other", '{"a":'.repeat(100_000), "nested_too_deeply"],
  ])("that is %s is an error", (_what, text, code) => {
    expect(failure(text)).toMatchObject({ code, summary: expect.stringMatching(/^a\.json .*[^.]$/) });
  });

  test("with a mistake tells its place where the parser knows it, and nothing of what stands there", () => {
    const { detail } = failure('{\n  "password": "hunter2",\n  hunter3: 1\n}');
    expect(detail).toContain("line 3, column 3");
    expect(failure("hunter2 hunter3").detail).not.toContain("hunter");
  });
});
