import { contextTag, DER_TAG, readAllDer, readDer, writeDer } from "../../../src/wsman/auth/der";

const hex = (text: string) => Buffer.from(text, "hex");

describe("DER", () => {
  test.each([0, 1, 127, 128, 255, 256, 65_535])("content of %i bytes comes back, and what follows it", (length) => {
    const content = Buffer.alloc(length, 7);
    const { rest, ...element } = readDer(Buffer.concat([writeDer(DER_TAG.octetString, content), hex("0500")]));
    expect(element).toEqual({ tag: DER_TAG.octetString, content });
    expect(rest.toString("hex")).toBe("0500");
  });

  test.each([
    [127, "047f"],
    [128, "048180"],
    [256, "04820100"],
  ])("a length of %i is written in its shortest form (X.690 10.1)", (length, head) => {
    expect(writeDer(4, Buffer.alloc(length)).toString("hex").startsWith(head)).toBe(true);
  });

  test("reads elements one after the other", () => {
    expect(readAllDer(hex("0401610a0101")).map(({ tag }) => tag)).toEqual([DER_TAG.octetString, DER_TAG.enumerated]);
    expect(readAllDer(Buffer.alloc(0))).toEqual([]);
  });

  test.each([
    ["nothing", ""],
    ["a tag alone", "30"],
    ["a length beyond the end", "300401"],
    ["a huge length", "3084ffffffff00"],
    ["a length of five bytes", "30850000000001"],
    ["a length that is cut", "3082ff"],
    ["an indefinite length", "30800000"],
  ])("%s is refused", (_, bytes) => {
    expect(() => readAllDer(readDer(hex(bytes)).content)).toThrow(
      expect.objectContaining({ code: "authentication_failed" }),
    );
  });

  test("a tag other than the expected ones is refused", () => {
    expect(() => readDer(hex("040161"), contextTag(1), DER_TAG.sequence)).toThrow("tag 4 is out of place");
  });
});
