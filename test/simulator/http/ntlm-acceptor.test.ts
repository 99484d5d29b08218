import { NtlmAcceptor } from "../../../src/simulator/http/ntlm-acceptor";
import { ntlmv2Hash, ntlmv2Responses } from "../../../src/wsman/auth/ntlm/ntlmv2";
import {
  answerChallenge,
  buildAuthenticate,
  buildAvPairs,
  buildNegotiate,
  fileTime,
  parseChallenge,
} from "../../../src/wsman/codecs";

const account = { domain: "CONTOSO", username: "Admin", password: "secret" };
const negotiate = buildNegotiate();

/** The token of the challenge to a Type 1. */
function challengeOf(acceptor: NtlmAcceptor, token = negotiate): Buffer {
  const answer = acceptor.accept(token);
  if (answer.kind !== "continue") throw new Error(answer.kind);
  return Buffer.from(answer.token, "base64");
}

function authenticate(challenge: Buffer, password = account.password): Buffer {
  return answerChallenge({
    identity: { domain: "", userName: account.username },
    password,
    negotiate,
    challenge,
    time: fileTime(new Date(0)),
    clientChallenge: Buffer.alloc(8, 1),
    sessionKey: Buffer.alloc(16, 2),
  }).authenticate;
}

describe("the host's side of NTLM", () => {
  let acceptor: NtlmAcceptor;

  beforeEach(() => {
    acceptor = new NtlmAcceptor({ account, computer: "rdsh1", channelBinding: "relaxed" });
  });

  test("a new Type 1 ends the session there was, whether or not its logon succeeds", () => {
    acceptor.accept(authenticate(challengeOf(acceptor)));
    expect(acceptor.established).toBeDefined();
    const challenge = challengeOf(acceptor);
    expect(acceptor.established).toBeUndefined();
    expect(acceptor.accept(authenticate(challenge, "wrong")).kind).toBe("rejected");
    expect(acceptor.established).toBeUndefined();
  });

  test("a challenge is good for one answer", () => {
    const challenge = challengeOf(acceptor);
    expect(acceptor.accept(authenticate(challenge, "wrong")).kind).toBe("rejected");
    expect(acceptor.accept(authenticate(challenge)).kind).toBe("rejected");
  });

  test("an answer to somebody else's challenge is refused", () => {
    const other = challengeOf(new NtlmAcceptor({ account, computer: "rdsh1", channelBinding: "relaxed" }));
    challengeOf(acceptor);
    expect(acceptor.accept(authenticate(other)).kind).toBe("rejected");
  });

  test("Type 3 before Type 1 is refused", () => {
    expect(
      acceptor.accept(
        authenticate(challengeOf(new NtlmAcceptor({ account, computer: "rdsh1", channelBinding: "relaxed" }))),
      ).kind,
    ).toBe("rejected");
  });

  test("the challenge speaks Unicode and names its target even to a client that did not ask", () => {
    const oemOnly = Buffer.from(negotiate);
    oemOnly.writeUInt32LE(0xe2889032, 12);
    const challenge = parseChallenge(challengeOf(acceptor, oemOnly));
    expect(challenge.flags & 0x5).toBe(0x5);
    expect(challenge.targetName).toBe("RDSH1");
  });

  /** Type 3 as a client writes it that offers no sealing (flags of winrm-client's Type 1) and exchanges no key. */
  function withoutSealing(password: string): ReturnType<NtlmAcceptor["accept"]> {
    const challenge = challengeOf(acceptor, buildNegotiate({ flags: 0x00088206, version: Buffer.alloc(8) }));
    const { flags, serverChallenge, targetInfo } = parseChallenge(challenge);
    const identity = { domain: "CONTOSO", userName: account.username };
    const responses = ntlmv2Responses({
      hash: ntlmv2Hash(identity, password),
      serverChallenge,
      clientChallenge: Buffer.alloc(8, 1),
      time: fileTime(new Date(0)),
      targetInfo: buildAvPairs(targetInfo),
    });
    const rest = { workstation: "", encryptedSessionKey: Buffer.alloc(0), version: Buffer.alloc(8) };
    return acceptor.accept(buildAuthenticate({ flags, ...identity, ...responses, ...rest }));
  }

  test("a client that cannot seal is let in without message encryption, with the right password only", () => {
    expect(withoutSealing("wrong").kind).toBe("rejected");
    expect(withoutSealing(account.password)).toEqual({ kind: "accepted", session: undefined });
  });
});
