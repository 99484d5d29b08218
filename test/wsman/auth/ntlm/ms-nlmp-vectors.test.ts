import { ntlmv2Hash } from "../../../../src/wsman/auth/ntlm/ntlmv2";
import { directionKeys } from "../../../../src/wsman/auth/ntlm/sealing";
import {
  answerChallenge,
  buildChallenge,
  NtlmSealing,
  parseChallenge,
  verifyAuthenticate,
} from "../../../../src/wsman/codecs";
import { describeWithFixtures, readFixture } from "../../../support/fixtures";

const hex = (text: string) => Buffer.from(text, "hex");

describeWithFixtures("NTLM against the example of MS-NLMP 4.2.4", "wsman/auth/ntlm/own-exchange.test.ts", () => {
  const load = () => JSON.parse(readFixture("crypto/ms-nlmp-4.2.4-ntlmv2.json").toString("utf8"));

  test("NTOWFv2 is the specification's", () => {
    const vector = load();
    expect(ntlmv2Hash({ userName: vector.user, domain: vector.domain }, vector.password).toString("hex")).toBe(
      vector.ntowfv2,
    );
  });

  test("the CHALLENGE message is read and rebuilt to the byte", () => {
    const { challenge_message: challenge } = load();
    expect(buildChallenge(parseChallenge(hex(challenge))).toString("hex")).toBe(challenge);
  });

  test("the AUTHENTICATE message is made to the byte", () => {
    const vector = load();
    const answer = answerChallenge({
      identity: { userName: vector.user, domain: vector.domain },
      password: vector.password,
      negotiate: Buffer.alloc(0),
      challenge: hex(vector.challenge_message),
      time: hex(vector.time),
      clientChallenge: hex(vector.client_challenge),
      sessionKey: hex(vector.random_session_key),
      workstation: vector.workstation,
      version: hex("0501280a0000000f"),
    });
    expect(answer.authenticate.toString("hex")).toBe(vector.authenticate_message);
  });

  test("a server without MIC accepts it and recovers the session key", () => {
    const vector = load();
    const exchange = {
      negotiate: Buffer.alloc(0),
      challenge: hex(vector.challenge_message),
      authenticate: hex(vector.authenticate_message),
    };
    const client = verifyAuthenticate(exchange, () => vector.password);
    expect(client?.exportedSessionKey.toString("hex")).toBe(vector.random_session_key);
  });

  test("keys, sealed message and signature are the specification's", () => {
    const { random_session_key: key, wrap } = load();
    const keys = directionKeys(hex(key), "client");
    expect(keys.signKey.toString("hex")).toBe(wrap.client_sign_key);
    expect(keys.sealKey.toString("hex")).toBe(wrap.client_seal_key);
    const sealed = new NtlmSealing(hex(key), "client").seal(hex(wrap.plaintext_utf16le));
    expect(sealed.ciphertext.toString("hex")).toBe(wrap.sealed);
    expect(sealed.signature.toString("hex")).toBe(wrap.signature);
  });
});
