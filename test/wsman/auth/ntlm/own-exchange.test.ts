import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bindingsHash } from "../../../../src/simulator/http/channel-binding";
import { AV_ID, avValue, parseAvPairs } from "../../../../src/wsman/auth/ntlm/av-pairs";
import {
  answerChallenge,
  buildChallenge,
  NtlmSealing,
  parseAuthenticate,
  parseChallenge,
  parseNegotiate,
  verifyAuthenticate,
} from "../../../../src/wsman/codecs";

interface Logon {
  readonly negotiate: string;
  readonly challenge: string;
  readonly authenticate: string;
  readonly bindings?: string;
}

/** Made by python3-ntlm-auth from inputs of our own: make-exchange.py. */
const made = JSON.parse(readFileSync(join(__dirname, "own-exchange.json"), "utf8"));
const hex = (text: string) => Buffer.from(text, "hex");

describe.each<[string, Logon]>([
  ["over http", made.http],
  ["over https, bound to the channel", made.https],
])("an NTLM logon that python3-ntlm-auth made, %s", (_, logon) => {
  const exchange = {
    negotiate: hex(logon.negotiate),
    challenge: hex(logon.challenge),
    authenticate: hex(logon.authenticate),
  };
  const bindings = logon.bindings === undefined ? undefined : bindingsHash(hex(logon.bindings));

  test("has a NEGOTIATE message that is read, whatever else is in it", () => {
    expect(parseNegotiate(exchange.negotiate)).toMatchObject({ flags: 0xe288b032 });
  });

  test("has a CHALLENGE message that is read and rebuilt to the byte", () => {
    expect(buildChallenge(parseChallenge(exchange.challenge)).toString("hex")).toBe(logon.challenge);
  });

  test("names the server and its time in the challenge", () => {
    const { targetName, targetInfo } = parseChallenge(exchange.challenge);
    expect(targetName).toBe("FABRIKAM");
    expect(avValue(targetInfo, AV_ID.dnsComputerName)?.toString("utf16le")).toBe("rdsh7.fabrikam.example");
    expect(avValue(targetInfo, AV_ID.timestamp)).toHaveLength(8);
  });

  test("is answered to the byte, MIC included", () => {
    const { flags, version } = parseAuthenticate(exchange.authenticate);
    const answer = answerChallenge({
      identity: { domain: made.domain, userName: made.userName },
      password: made.password,
      negotiate: exchange.negotiate,
      challenge: exchange.challenge,
      time: Buffer.alloc(8),
      clientChallenge: hex(made.clientChallenge),
      sessionKey: hex(made.sessionKey),
      channelBindings: bindings,
      workstation: made.workstation,
      flags,
      version,
      layout: ["domain", "userName", "workstation", "lmResponse", "ntResponse", "encryptedSessionKey"],
    });
    expect(answer.authenticate.toString("hex")).toBe(logon.authenticate);
  });

  test("is found genuine by a server, with its session key and its channel", () => {
    const client = verifyAuthenticate(exchange, () => made.password);
    expect(client?.exportedSessionKey.toString("hex")).toBe(made.sessionKey);
    expect(client?.identity).toEqual({ domain: made.domain, userName: made.userName });
    const { ntResponse } = parseAuthenticate(exchange.authenticate);
    expect(avValue(parseAvPairs(ntResponse.subarray(44)), AV_ID.channelBindings)).toEqual(bindings);
  });

  test("is refused with a wrong password, for an unknown account, and with a changed MIC or challenge", () => {
    const changed = (message: Buffer, at: number) => {
      const copy = Buffer.from(message);
      copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
      return copy;
    };
    expect(verifyAuthenticate(exchange, () => `${made.password}x`)).toBeUndefined();
    expect(verifyAuthenticate(exchange, () => undefined)).toBeUndefined();
    for (const altered of [
      { ...exchange, authenticate: changed(exchange.authenticate, 72) },
      { ...exchange, challenge: changed(exchange.challenge, 24) },
    ]) {
      expect(verifyAuthenticate(altered, () => made.password)).toBeUndefined();
    }
  });
});

test("every message is sealed as python3-ntlm-auth seals it, and unsealed by the other side", () => {
  const key = hex(made.sessionKey);
  const sides = [new NtlmSealing(key, "client"), new NtlmSealing(key, "server")];
  const messages: { text: string; signature: string; ciphertext: string }[] = made.messages;
  expect(messages).toHaveLength(4);
  for (const [number, { text, signature, ciphertext }] of messages.entries()) {
    const sealed = sides[number % 2]?.seal(Buffer.from(text));
    expect(sealed?.signature.toString("hex")).toBe(signature);
    expect(sealed?.ciphertext.toString("hex")).toBe(ciphertext);
  }
  const others = [new NtlmSealing(key, "server"), new NtlmSealing(key, "client")];
  for (const [number, { text, signature, ciphertext }] of messages.entries()) {
    const sealed = { signature: hex(signature), ciphertext: hex(ciphertext) };
    expect(others[number % 2]?.unseal(sealed).toString()).toBe(text);
  }
});
