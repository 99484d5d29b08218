import { isNegTokenInit, NTLM_MECHANISM, parseNegTokenInit } from "../../../../src/wsman/auth/spnego/neg-token-init";

const hex = (text: string) => Buffer.from(text, "hex");
const KERBEROS = hex("2a864886f712010202");

describe("NegTokenInit", () => {
  test("of MIT Kerberos and gss-ntlmssp, as it came", () => {
    const token = hex(
      "604806062b0601050502a03e303ca00e300c060a2b06010401823702020aa22a04284e544c4d5353500001000000378208e2" +
        "00000000000000000000000000000000060200000000000f",
    );
    expect(isNegTokenInit(token)).toBe(true);
    const { mechTypes, mechTypeList, mechToken } = parseNegTokenInit(token);
    expect(mechTypes).toEqual([NTLM_MECHANISM]);
    expect(mechTypeList.toString("hex")).toBe("300c060a2b06010401823702020a");
    expect(mechToken?.subarray(0, 12).toString("latin1")).toBe("NTLMSSP\0\x01\0\0\0");
  });

  test("offers mechanisms in order, with the first message of the preferred one", () => {
    const token = "602f06062b0601050502a0253023a019301706092a864886f712010202060a2b06010401823702020aa20604044b524235";
    const { mechTypes, mechToken } = parseNegTokenInit(hex(token));
    expect(mechTypes).toEqual([KERBEROS, NTLM_MECHANISM]);
    expect(mechToken?.toString()).toBe("KRB5");
  });

  test("need not have a first message", () => {
    const token = hex("601c06062b0601050502a0123010a00e300c060a2b06010401823702020a");
    expect(parseNegTokenInit(token)).toMatchObject({ mechTypes: [NTLM_MECHANISM], mechToken: undefined });
  });

  test("bare NTLM is none", () => {
    expect(isNegTokenInit(Buffer.from("NTLMSSP\0"))).toBe(false);
  });

  test.each([
    ["another mechanism in the frame", "600f06092a864886f712010202a0023000"],
    ["no mechanism at all", "600c06062b0601050502a0023000"],
    ["a frame that ends early", "602b0606"],
  ])("%s is refused", (_, bytes) => {
    expect(() => parseNegTokenInit(hex(bytes))).toThrow(expect.objectContaining({ code: "authentication_failed" }));
  });
});
