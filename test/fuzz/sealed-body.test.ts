import { buildSealedBody, isSealedContentType, NtlmSealing, parseSealedBody } from "../../src/wsman/codecs";
import { expectSound, fuzz, INPUTS, MANY } from "../support/fuzz";

const KEY = Buffer.alloc(16, 7);
const WORDS = [
  ...["--Encrypted Boundary\r\n", "-- Encrypted Boundary--\r\n", "\r\n", "\t", "Length=", "Length=999999999"],
  ...["OriginalContent: ", "Content-Type: application/octet-stream", "\x10\0\0\0", "\xff\xff\xff\xff"],
];

function sealedSeeds(): Buffer[] {
  const server = new NtlmSealing(KEY, "server");
  const bodies = ["", "<s:Envelope/>", "x".repeat(2_000)].map((text) =>
    buildSealedBody(server.seal(Buffer.from(text))),
  );
  const withoutTabs = bodies.map((body) => Buffer.from(body.toString("latin1").replaceAll("\r\n\t", "\r\n"), "latin1"));
  return [...bodies, ...withoutTabs];
}

test(`${MANY} mutated encrypted bodies are taken apart or refused, and never outgrow themselves`, () => {
  const read = (input: Buffer) => {
    const { ciphertext, signature } = parseSealedBody(input);
    if (ciphertext.length + signature.length > input.length) throw new Error("more came out than went in");
  };
  expectSound(fuzz(5, { seeds: sealedSeeds(), words: WORDS, errors: ["malformed"], read }));
});

test(`${MANY} mutated encrypted bodies never unseal to anything but what was sealed`, () => {
  const sealed = new NtlmSealing(KEY, "server").seal(Buffer.from("<s:Envelope/>".repeat(20)));
  const original = Buffer.concat([sealed.signature, sealed.ciphertext]);
  const read = (input: Buffer) => {
    const message = parseSealedBody(input);
    new NtlmSealing(KEY, "client").unseal(message);
    if (!Buffer.concat([message.signature, message.ciphertext]).equals(original)) throw new Error("forgery accepted");
  };
  const target = { seeds: [buildSealedBody(sealed)], words: WORDS, read };
  expectSound(fuzz(6, { ...target, errors: ["malformed", "authentication_failed"] }));
});

test(`${MANY} mutated content types are sealed or are not`, () => {
  const seeds = ['multipart/encrypted;protocol="x";boundary="Encrypted Boundary"', "multipart/encrypted", "text/xml"];
  let sealed = 0;
  const read = (input: Buffer) => {
    if (isSealedContentType(input.toString("latin1"))) sealed += 1;
  };
  const { accepted, growth } = fuzz(7, { seeds: seeds.map((text) => Buffer.from(text)), errors: [], read });
  expect(accepted).toBe(INPUTS);
  expect(sealed).toBeGreaterThan(INPUTS / 1_000);
  expect(growth).toBeLessThan(8 * 1_048_576);
});
