import {
  escapeText,
  harmless,
  harmlessLines,
  harmlessValues,
  oneLine,
  quoted,
  unescapeText,
} from "../../src/harmless-text";

const BROKEN: readonly (readonly [string, string, string])[] = [
  ["a terminal's escape", "\u001b[31mred", "\\u001b[31mred"],
  ["a control character of C1", "\u009b31m", "\\u009b31m"],
  ["the end of the line of C1", "a\u0085b", "a\\u0085b"],
  ["a mark that turns the direction", "a\u202eb\u2066c", "a\\u202eb\\u2066c"],
  ["what is not seen", "#\ufe0f#\u200b\u{e0001}", "#\\ufe0f#\\u200b\\udb40\\udc01"],
  ["ends of lines", "a\r\nb\u2028c\u2029", "a\\u000d\\u000ab\\u2028c\\u2029"],
  ["half a character", "a\ud83d", "a\\ud83d"],
  ["a command of Azure Pipelines", "x ##vso[task.setvariable]", "x \\u0023#vso[task.setvariable]"],
  ["an older command of GitHub Actions", "x ###[error]", "x \\u0023\\u0023#[error]"],
  ["a command at the start", "::error::x", "\\u003a:error::x"],
  ["a command after blanks", " \u3000::error::x", " \u3000\\u003a:error::x"],
  ["a command at any word, which wrapping makes a start", "a ::add-mask::x ::a::", "a \\u003a:add-mask::x \\u003a:a::"],
  ["a command that begins like an address", "::add-path::/tmp ::dead::x", "\\u003a:add-path::/tmp \\u003a:dead::x"],
];

describe("nothing steers who or what reads it", () => {
  test.each(BROKEN)("%s", (_, text, shown) => {
    expect(harmless(text)).toBe(shown);
    expect(harmless(shown)).toBe(shown);
  });
});

test.each([
  ["rdsh1.contoso.com:5986"],
  ["::1"],
  ["at ::1, fe80::1 and ::ffff:192.0.2.1."],
  ["fd00::5"],
  ["[::1]:5986"],
  ["https://[::1]:5986/wsman"],
  ["std::error::x"],
  ["# one, C#, ünïcode 東京 😀"],
])("%j stays as it is", (text) => {
  expect(harmless(text)).toBe(text);
});

test("lines stay lines, and none starts with a command", () => {
  expect(harmlessLines("a\n\n  ::error::b\r\n::c::")).toBe("a\n\n  \\u003a:error::b\\u000d\n\\u003a:c::");
});

describe("escapeText", () => {
  test.each(BROKEN)("loses nothing, and is harmless: %s", (_, text, shown) => {
    for (const given of [text, shown, `\\${text}\\`, `\\${shown}`, `${text}\\u001b`]) {
      expect(unescapeText(escapeText(given))).toBe(given);
      expect(harmless(escapeText(given))).toBe(escapeText(given));
    }
  });

  test.each(["lic1.contoso.com", "10.0.0.7", "東京 😀", ""])("leaves %j as it is", (text) => {
    expect(escapeText(text)).toBe(text);
  });
});

test("harmlessValues makes every text harmless, however deep, and leaves what is none", () => {
  const date = new Date();
  const data = { a: ["::error::x", null, 1n], b: { c: "a\nb", d: undefined, date }, e: true };
  expect(harmlessValues(data)).toEqual({
    a: ["\\u003a:error::x", null, 1n],
    b: { c: "a\\u000ab", d: undefined, date },
    e: true,
  });
});

describe("quoted", () => {
  test.each(BROKEN)("is JSON of the same text, and as harmless: %s", (_, text) => {
    expect(JSON.parse(quoted(`a ${text} \\ "`))).toBe(`a ${text} \\ "`);
    expect(harmless(quoted(`a ${text}`))).toBe(quoted(`a ${text}`));
  });

  test("shows no more than is asked for", () => {
    expect(quoted("x".repeat(81))).toBe(`"${"x".repeat(77)}..."`);
    expect(quoted("x".repeat(81), 100)).toHaveLength(83);
  });
});

test("oneLine is one line of at most 2,000 characters", () => {
  expect(oneLine(" a\r\n\tb \u001b[2J ::error::c ")).toBe("a b \\u001b[2J \\u003a:error::c");
  expect(oneLine("x".repeat(3_000))).toBe(`${"x".repeat(2_000)}…`);
});
