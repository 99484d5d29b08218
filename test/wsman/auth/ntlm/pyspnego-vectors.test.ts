import { createHash } from "node:crypto";
import {
  answerChallenge,
  buildNegotiate,
  buildSealedBody,
  NtlmSealing,
  parseAuthenticate,
  parseChallenge,
  parseNegotiate,
  parseSealedBody,
  verifyAuthenticate,
} from "../../../../src/wsman/codecs";
import { describeWithFixtures, readFixture } from "../../../support/fixtures";

interface RecordedMessage {
  from: "client" | "server";
  plaintext_utf8: string;
  signature_hex: string;
  ciphertext_hex: string;
  http_body_base64: string;
}

interface RecordedExchange {
  username: string;
  domain: string;
  password: string;
  spn_service: string;
  spn_host: string;
  negotiate_hex: string;
  challenge_hex: string;
  authenticate_hex: string;
  exported_session_key_hex: string;
  channel_binding_application_data?: string;
  messages?: RecordedMessage[];
}

const hex = (text: string) => Buffer.from(text, "hex");

/** The hash of a gss_channel_bindings_struct with no addresses (RFC 2744 section 3.11). */
function bindings(data: string | undefined): Buffer | undefined {
  if (data === undefined) return undefined;
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length / 2);
  return createHash("md5").update(Buffer.alloc(16)).update(length).update(hex(data)).digest();
}

describeWithFixtures("NTLM against the exchanges made by pyspnego", "wsman/auth/ntlm/own-exchange.test.ts", () => {
  const file = "crypto/ntlm-sealed-exchange.pyspnego.json";
  const recorded = () => JSON.parse(readFixture(file).toString("utf8")) as Record<string, RecordedExchange>;

  describe.each(["http", "https_channel_binding"])("%s", (name) => {
    const load = () => {
      const set = recorded()[name];
      if (set === undefined) throw new Error(`no set ${name}`);
      const exchange = {
        negotiate: hex(set.negotiate_hex),
        challenge: hex(set.challenge_hex),
        authenticate: hex(set.authenticate_hex),
      };
      return { set, exchange, message: parseAuthenticate(exchange.authenticate) };
    };

    test("the NEGOTIATE message is read and rebuilt to the byte", () => {
      const { exchange } = load();
      expect(buildNegotiate(parseNegotiate(exchange.negotiate)).equals(exchange.negotiate)).toBe(true);
    });

    test("the CHALLENGE message names the server", () => {
      expect(parseChallenge(load().exchange.challenge)).toMatchObject({ flags: 0xe28a8235, targetName: "VM" });
    });

    test("the AUTHENTICATE message is made to the byte, MIC included", () => {
      const { set, exchange, message } = load();
      const answer = answerChallenge({
        identity: { domain: set.domain, userName: set.username },
        password: set.password,
        negotiate: exchange.negotiate,
        challenge: exchange.challenge,
        time: Buffer.alloc(8),
        clientChallenge: message.ntResponse.subarray(32, 40),
        sessionKey: hex(set.exported_session_key_hex),
        targetName: `${set.spn_service}/${set.spn_host}`,
        channelBindings: bindings(set.channel_binding_application_data),
        workstation: message.workstation,
        flags: message.flags,
        version: message.version,
        layout: ["lmResponse", "ntResponse", "domain", "userName", "workstation", "encryptedSessionKey"],
      });
      expect(answer.authenticate.toString("hex")).toBe(set.authenticate_hex);
    });

    test("a server finds the client genuine and recovers the session key", () => {
      const { set, exchange } = load();
      const client = verifyAuthenticate(exchange, () => set.password);
      expect(client?.exportedSessionKey.toString("hex")).toBe(set.exported_session_key_hex);
      expect(client?.identity).toEqual({ domain: set.domain, userName: set.username });
    });

    test("a server refuses a wrong password, an unknown account and a changed MIC", () => {
      const { set, exchange } = load();
      const authenticate = Buffer.from(exchange.authenticate);
      authenticate.writeUInt8(authenticate.readUInt8(72) ^ 1, 72);
      expect(verifyAuthenticate(exchange, () => `${set.password}x`)).toBeUndefined();
      expect(verifyAuthenticate(exchange, () => undefined)).toBeUndefined();
      expect(verifyAuthenticate({ ...exchange, authenticate }, () => set.password)).toBeUndefined();
    });
  });

  test("every message is sealed to the byte and unsealed by the other side", () => {
    const set = recorded().http;
    const key = hex(set?.exported_session_key_hex ?? "");
    const sides = { client: new NtlmSealing(key, "client"), server: new NtlmSealing(key, "server") };
    expect(set?.messages).toHaveLength(4);
    for (const message of set?.messages ?? []) {
      const plaintext = Buffer.from(message.plaintext_utf8, "utf8");
      const sealed = sides[message.from].seal(plaintext);
      expect(sealed.signature.toString("hex")).toBe(message.signature_hex);
      expect(sealed.ciphertext.toString("hex")).toBe(message.ciphertext_hex);
      expect(buildSealedBody(sealed).toString("base64")).toBe(message.http_body_base64);
      const received = parseSealedBody(Buffer.from(message.http_body_base64, "base64"));
      const other = sides[message.from === "client" ? "server" : "client"];
      expect(other.unseal(received).equals(plaintext)).toBe(true);
    }
  });

  test("a repeated or changed sealed message is refused", () => {
    const key = Buffer.alloc(16, 7);
    const client = new NtlmSealing(key, "client");
    const server = new NtlmSealing(key, "server");
    const message = client.seal(Buffer.from("once"));
    expect(server.unseal(message).toString()).toBe("once");
    expect(() => server.unseal(message)).toThrow(expect.objectContaining({ code: "authentication_failed" }));
  });
});
