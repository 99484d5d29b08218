import { randomBytes } from "node:crypto";
import { buildNegTokenResp } from "../../../src/wsman/auth/spnego/neg-token-resp";
import { buildNegotiate } from "../../../src/wsman/codecs";
import { showsPassword } from "../../../src/wsman/gateway/gateway-messages";

/** As MIT Kerberos and gss-ntlmssp write the first message. */
const WRAPPED_NEGOTIATE = Buffer.from(
  "604806062b0601050502a03e303ca00e300c060a2b06010401823702020aa22a04284e544c4d5353500001000000378208e2" +
    "00000000000000000000000000000000060200000000000f",
  "hex",
);
/** Kerberos offered first, with its ticket. */
const KERBEROS = Buffer.from(
  "602f06062b0601050502a0253023a019301706092a864886f712010202060a2b06010401823702020aa20604044b524235",
  "hex",
);
const NO_TOKEN = Buffer.from("601c06062b0601050502a0123010a00e300c060a2b06010401823702020a", "hex");

/** An AUTHENTICATE_MESSAGE up to its type, and what a short one may be. */
const authenticate = (length: number) =>
  Buffer.concat([Buffer.from("NTLMSSP\0\x03\0\0\0", "latin1"), randomBytes(length)]);
const wrapped = (token: Buffer) => buildNegTokenResp({ state: "accept-incomplete", responseToken: token });
const asked = (scheme: string, token: Buffer) => ({
  headers: { Authorization: `${scheme} ${token.toString("base64")}` },
});

describe("the password is not shown", () => {
  test("where nothing is sent to log on", () => {
    expect(showsPassword({ headers: {} })).toBe(false);
  });

  test.each(["NTLM", "ntlm", "Negotiate"])("by the first message of NTLM, as %s", (scheme) => {
    expect(showsPassword(asked(scheme, buildNegotiate()))).toBe(false);
  });

  test("by the first message of NTLM that is wrapped in SPNEGO", () => {
    expect(showsPassword(asked("Negotiate", WRAPPED_NEGOTIATE))).toBe(false);
  });
});

describe("the password is, or may be, shown", () => {
  test.each([
    ["Basic", "Basic", Buffer.from("user:password")],
    ["a scheme that is not known", "CredSSP", buildNegotiate()],
    ["the answer of NTLM", "NTLM", authenticate(200)],
    // A negotiation that answers with a state is one byte away from a bare first message.
    ["the answer of NTLM in SPNEGO, short", "Negotiate", wrapped(authenticate(60))],
    ["the answer of NTLM in SPNEGO, long", "Negotiate", wrapped(authenticate(400))],
    ["a ticket of Kerberos", "Negotiate", KERBEROS],
    ["an offer of mechanisms alone", "Negotiate", NO_TOKEN],
    ["a token that is none", "Negotiate", Buffer.alloc(0)],
    ["a message that ends before its type", "NTLM", Buffer.from("NTLMSSP\0")],
  ])("by %s", (_, scheme, token) => {
    expect(showsPassword(asked(scheme, token))).toBe(true);
  });
});
