import { WsmanError } from "../../../src/wsman";
import {
  buildSealedBody,
  isSealedContentType,
  parseSealedBody,
  SPNEGO_SEALED,
  sealedContentType,
} from "../../../src/wsman/codecs";
import { describeWithFixtures, readFixture } from "../../support/fixtures";

const message = {
  signature: Buffer.alloc(16, 1),
  ciphertext: Buffer.from("--Encrypted Boundary--\r\n--Encrypted Boundary\r\n"),
};
const text = () => buildSealedBody(message).toString("latin1");
const parse = (body: string) => parseSealedBody(Buffer.from(body, "latin1"));

describe("parseSealedBody", () => {
  test("ciphertext that looks like a boundary is only ciphertext", () => {
    expect(parseSealedBody(buildSealedBody(message))).toEqual(message);
  });

  test.each<[string, (body: string) => string]>([
    ["no tabs", (body) => body.replaceAll("\t", "")],
    ["blanks for tabs", (body) => body.replaceAll("\t", "    ")],
    ["a blank after the dashes", (body) => body.replace(/^--E/, "-- E").replace(/\n--E/, "\n-- E")],
    ["no line end at the close", (body) => body.replace(/\r\n$/, "")],
    ["an empty line after the close, as OMI sends", (body) => `${body}\r\n`],
    ["blanks after the close", (body) => `${body} \t\r\n\r\n`],
    ["the protocol of another package", (body) => body.replace("SPNEGO", "Kerberos")],
  ])("accepts %s", (_, change) => {
    expect(parse(change(text()))).toEqual(message);
  });

  test.each<[string, (body: string) => string]>([
    ["nothing", () => ""],
    ["a readable message", () => "<s:Envelope/>"],
    ["a length beyond the end", (body) => body.replace(/Length=\d+/, "Length=9999")],
    ["a length before the end", (body) => body.replace(/Length=\d+/, "Length=1")],
    ["no length", (body) => body.replace(/;Length=\d+/, "")],
    ["a signature beyond the end", (body) => body.replace("\u0010\0\0\0", "\u00ff\u00ff\u00ff\u00ff")],
    ["more than blanks after the close", (body) => `${body}x`],
    ["a cut body", (body) => body.slice(0, -30)],
    ["the head alone", (body) => body.slice(0, body.indexOf("\u0010\0\0\0"))],
  ])("refuses %s as malformed", (_, change) => {
    expect(() => parse(change(text()))).toThrow(WsmanError);
    expect(() => parse(change(text()))).toThrow(expect.objectContaining({ code: "malformed" }));
  });

  test.each([
    'multipart/encrypted; protocol="application/HTTP-SPNEGO-session-encrypted"; boundary="Encrypted Boundary"',
    'Multipart/Encrypted;boundary="Encrypted Boundary";protocol="application/HTTP-SPNEGO-session-encrypted"',
    "multipart/encrypted ; protocol=application/HTTP-SPNEGO-session-encrypted",
    "multipart/encrypted",
  ])("recognizes its content type in the spelling %s", (contentType) => {
    expect(isSealedContentType(contentType)).toBe(true);
  });

  test("recognizes its content type", () => {
    expect(isSealedContentType(sealedContentType(SPNEGO_SEALED))).toBe(true);
    expect(isSealedContentType("application/soap+xml;charset=UTF-8")).toBe(false);
    expect(isSealedContentType(undefined)).toBe(false);
  });
});

describe("the framing", () => {
  const sealed = { signature: Buffer.alloc(60), ciphertext: Buffer.alloc(2_000) };

  // By the Content-Length of captured exchanges, without the signature, its length in four bytes, and the ciphertext.
  test.each([
    ["with a tab before each line of a part's head", "\t", 241],
    ["without tabs, as Windows writes it for Kerberos", "", 238],
  ])("%s is as long as it is known to be", (_, tab, expected) => {
    const body = buildSealedBody(sealed).toString("latin1").replaceAll("\t", tab).replace("SPNEGO", "Kerberos");
    const inUtf16 = body.replace("charset=UTF-8", "charset=UTF-16");
    expect(inUtf16.length - 60 - 4 - 2_000).toBe(expected);
    expect(parse(inUtf16)).toEqual(sealed);
  });
});

describeWithFixtures("the framing of a captured Windows exchange", "wsman/encryption/sealed-body.test.ts", () => {
  test("has the recorded length when the tabs are left out", () => {
    const { request } = JSON.parse(readFixture("crypto/kerberos-framing.openwec-capture.json").toString("utf8"));
    const sealed = { signature: Buffer.alloc(60), ciphertext: Buffer.alloc(3240) };
    const tabless = buildSealedBody(sealed).toString("latin1").replaceAll("\t", "").replace("SPNEGO", "Kerberos");
    const captured = tabless.replace("charset=UTF-8", "charset=UTF-16");
    expect(parse(captured)).toEqual(sealed);
    expect(captured.length).toBe(request.content_length);
  });
});
