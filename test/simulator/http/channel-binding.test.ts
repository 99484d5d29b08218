import { bindingsHash, passesBinding } from "../../../src/simulator/http/channel-binding";
import { AV_ID, parseAuthenticate, parseAvPairs } from "../../../src/wsman/codecs";
import { describeWithFixtures, readFixture } from "../../support/fixtures";

const expected = Buffer.alloc(16, 7);
const sent = (value: Buffer) => [{ id: AV_ID.channelBindings, value }];

describe("channel binding", () => {
  test.each([
    ["none", "wrong", true],
    ["none", "absent", true],
    ["relaxed", "right", true],
    ["relaxed", "absent", true],
    ["relaxed", "zeros", true],
    ["relaxed", "wrong", false],
    ["strict", "right", true],
    ["strict", "absent", false],
    ["strict", "zeros", false],
    ["strict", "wrong", false],
  ] as const)("%s with the binding %s: %s", (policy, what, passes) => {
    const pairs = {
      right: sent(expected),
      wrong: sent(Buffer.alloc(16, 8)),
      zeros: sent(Buffer.alloc(16)),
      absent: [],
    }[what];
    expect(passesBinding(policy, expected, pairs)).toBe(passes);
  });

  test("has nothing to bind to without TLS", () => {
    expect(passesBinding("strict", undefined, [])).toBe(true);
  });
});

describeWithFixtures("a logon recorded of pyspnego", "wsman/auth/ntlm/own-exchange.test.ts", () => {
  test("carries the hash of its channel binding", () => {
    const recorded = JSON.parse(readFixture("crypto/ntlm-sealed-exchange.pyspnego.json").toString());
    const { authenticate_hex, channel_binding_application_data } = recorded.https_channel_binding;
    const { ntResponse } = parseAuthenticate(Buffer.from(authenticate_hex, "hex"));
    const targetInfo = parseAvPairs(ntResponse.subarray(44));
    const bindings = bindingsHash(Buffer.from(channel_binding_application_data, "hex"));
    expect(passesBinding("strict", bindings, targetInfo)).toBe(true);
    expect(passesBinding("relaxed", bindingsHash(Buffer.alloc(0)), targetInfo)).toBe(false);
  });
});
