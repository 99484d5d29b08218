import { decodeText } from "../../src/text-files";
import { ENCODINGS } from "../support/encodings";

const TEXT = 'übung: "漢字" 🎛\r\nline 2\n';

describe("text", () => {
  test.each(Object.entries(ENCODINGS))("is read as %s, without the mark and with its line ends", (_name, encode) => {
    expect(decodeText(encode(TEXT), "a.txt")).toBe(TEXT);
  });

  test.each([
    ["of Windows-1252", Buffer.from([0x66, 0xfc, 0x72])],
    ["of UTF-16 without a mark", Buffer.from("plan", "utf16le")],
    ["of UTF-16 that ends within a character", Buffer.from([0xff, 0xfe, 0x41])],
    ["of UTF-16 of the other order that ends so", Buffer.from([0xfe, 0xff, 0x41])],
    ["of a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0])],
  ])("%s is an error that says what is read", (_what, bytes) => {
    expect(() => decodeText(bytes, "a.txt")).toThrow(
      expect.objectContaining({
        code: "not_text",
        summary: "a.txt is not text in UTF-8, nor in UTF-16 with a byte order mark",
      }),
    );
  });

  test("of no bytes is empty", () => {
    expect(decodeText(Buffer.alloc(0), "a.txt")).toBe("");
  });
});
