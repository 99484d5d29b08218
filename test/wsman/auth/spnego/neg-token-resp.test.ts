import { NTLM_MECHANISM } from "../../../../src/wsman/auth/spnego/neg-token-init";
import { buildNegTokenResp, isNegTokenResp, parseNegTokenResp } from "../../../../src/wsman/auth/spnego/neg-token-resp";

const hex = (text: string) => Buffer.from(text, "hex");

describe("NegTokenResp", () => {
  test("a server's reply with all its members", () => {
    const token = hex("a11d301ba0030a0101a10c060a2b06010401823702020aa20604044e544c4d");
    expect(isNegTokenResp(token)).toBe(true);
    const parsed = parseNegTokenResp(token);
    expect(parsed.state).toBe("accept-incomplete");
    expect(parsed.supportedMech?.equals(NTLM_MECHANISM)).toBe(true);
    expect(parsed.responseToken?.toString()).toBe("NTLM");
    expect(buildNegTokenResp(parsed).equals(token)).toBe(true);
  });

  test("a refusal has no token", () => {
    expect(parseNegTokenResp(hex("a1073005a0030a0102"))).toEqual({ state: "reject" });
  });

  test("an initiator's reply holds the message alone", () => {
    expect(buildNegTokenResp({ responseToken: Buffer.from("NTLM") }).toString("hex")).toBe("a10a3008a20604044e544c4d");
    const long = Buffer.alloc(1_000, 1);
    expect(parseNegTokenResp(buildNegTokenResp({ responseToken: long })).responseToken?.equals(long)).toBe(true);
  });

  test("bare NTLM is none", () => {
    expect(isNegTokenResp(Buffer.from("NTLMSSP\0"))).toBe(false);
  });

  test.each([
    ["nothing in it", "a100"],
    ["a token that is no octet string", "a10a3008a20606044e544c4d"],
    ["a state that is cut", "a1063004a0030a01"],
    ["another structure", "a0023000"],
  ])("%s is refused", (_, bytes) => {
    expect(() => parseNegTokenResp(hex(bytes))).toThrow(expect.objectContaining({ code: "authentication_failed" }));
  });
});
