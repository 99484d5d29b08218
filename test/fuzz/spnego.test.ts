import { buildNegTokenResp, isNegTokenResp, parseNegTokenResp } from "../../src/wsman/auth/spnego/neg-token-resp";
import { expectSound, fuzz, MANY } from "../support/fuzz";

test(`${MANY} mutated SPNEGO replies are read or refused, and never outgrow themselves`, () => {
  const withState = Buffer.concat([Buffer.from("a11b3019a0030a0101a10c060a2b06010401823702020aa20404024e54", "hex")]);
  const seeds = [buildNegTokenResp(Buffer.from("NTLMSSP\0")), buildNegTokenResp(Buffer.alloc(300, 1)), withState];
  const words = ["\x80", "\x84\xff\xff\xff\xff", "\xa1\x82", "\x30\x84", "\xa2\x03", "\x04\x82", "\x0a\x01\x07"];
  const read = (input: Buffer) => {
    isNegTokenResp(input);
    const { responseToken } = parseNegTokenResp(input);
    if (responseToken !== undefined && responseToken.length > input.length) throw new Error("more than went in");
  };
  expectSound(fuzz(12, { seeds, words, errors: ["authentication_failed"], read }));
});
