import { isNegTokenInit, NTLM_MECHANISM, parseNegTokenInit } from "../../src/wsman/auth/spnego/neg-token-init";
import { buildNegTokenResp, isNegTokenResp, parseNegTokenResp } from "../../src/wsman/auth/spnego/neg-token-resp";
import { expectSound, fuzz, MANY } from "../support/fuzz";

test(`${MANY} mutated SPNEGO messages are read or refused, and never outgrow themselves`, () => {
  const withState = Buffer.concat([Buffer.from("a11b3019a0030a0101a10c060a2b06010401823702020aa20404024e54", "hex")]);
  const replies = [Buffer.from("NTLMSSP\0"), Buffer.alloc(300, 1)].map((responseToken) =>
    buildNegTokenResp({
      state: "request-mic",
      supportedMech: NTLM_MECHANISM,
      responseToken,
      mechListMic: responseToken,
    }),
  );
  const first = Buffer.from(
    "602f06062b0601050502a0253023a019301706092a864886f712010202060a2b06010401823702020aa20604044b524235",
    "hex",
  );
  const seeds = [...replies, withState, first];
  const words = ["\x80", "\x84\xff\xff\xff\xff", "\xa1\x82", "\x30\x84", "\xa2\x03", "\x04\x82", "\x0a\x01\x07"];
  const read = (input: Buffer) => {
    if (isNegTokenInit(input)) return void parseNegTokenInit(input);
    isNegTokenResp(input);
    const { responseToken } = parseNegTokenResp(input);
    if (responseToken !== undefined && responseToken.length > input.length) throw new Error("more than went in");
  };
  expectSound(fuzz(12, { seeds, words, errors: ["authentication_failed"], read }));
});
