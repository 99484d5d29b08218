import {
  AV_ID,
  answerChallenge,
  buildAvPairs,
  buildChallenge,
  buildNegotiate,
  checkChallenge,
  fileTime,
  NTLM_VERSION,
  parseAuthenticate,
  parseAvPairs,
  parseChallenge,
  parseNegotiate,
  SERVER_FLAGS,
  verifyAuthenticate,
} from "../../src/wsman/codecs";
import { expectSound, fuzz, MANY } from "../support/fuzz";

const ERRORS = ["authentication_failed"] as const;
const WORDS = ["NTLMSSP\0", "\x01\0\0\0", "\x02\0\0\0", "\x03\0\0\0", "\0\0\0\0", "\x07\0\x08\0", "\x06\0\x04\0"];
const PASSWORD = "correct horse battery";

const negotiate = buildNegotiate();
const targetInfo = [
  { id: AV_ID.netbiosComputerName, value: Buffer.from("HOST", "utf16le") },
  { id: AV_ID.timestamp, value: fileTime(new Date(0)) },
];
const challenge = buildChallenge({
  flags: SERVER_FLAGS,
  targetName: "HOST",
  serverChallenge: Buffer.alloc(8, 1),
  targetInfo,
  version: NTLM_VERSION,
});

function answer(toChallenge: Buffer): Buffer {
  checkChallenge(parseChallenge(toChallenge));
  return answerChallenge({
    identity: { domain: "CONTOSO", userName: "admin" },
    password: PASSWORD,
    negotiate,
    challenge: toChallenge,
    time: fileTime(new Date(0)),
    clientChallenge: Buffer.alloc(8, 2),
    sessionKey: Buffer.alloc(16, 3),
    targetName: "HTTP/host",
    channelBindings: Buffer.alloc(16, 4),
  }).authenticate;
}

test(`${MANY} mutated challenges are answered or refused, and every answer can be read`, () => {
  const read = (input: Buffer) => {
    parseAuthenticate(answer(input));
  };
  const huge = [{ id: AV_ID.dnsDomainName, value: Buffer.alloc(15_000) }];
  const long = buildChallenge({
    flags: SERVER_FLAGS,
    targetName: "",
    serverChallenge: Buffer.alloc(8),
    targetInfo: huge,
    version: NTLM_VERSION,
  });
  expectSound(fuzz(9, { seeds: [challenge, challenge, challenge, long], words: WORDS, errors: ERRORS, read }));
});

test(`${MANY} mutated client messages are never taken for a logon`, () => {
  const authenticate = answer(challenge);
  const read = (input: Buffer) => {
    if (input.equals(authenticate)) return;
    parseAuthenticate(input);
    // The MIC covers the whole message, so that any change of a message that promises one must be noticed.
    const verified = verifyAuthenticate({ negotiate, challenge, authenticate: input }, () => PASSWORD);
    if (verified !== undefined) throw new Error("a forged logon was accepted");
  };
  expectSound(fuzz(10, { seeds: [authenticate], words: WORDS, errors: ERRORS, read }));
});

test(`${MANY} mutated first messages and target informations are read or refused`, () => {
  const read = (input: Buffer) => {
    if (input[0] === 0x4e) parseNegotiate(input);
    else parseAvPairs(input);
  };
  expectSound(fuzz(11, { seeds: [negotiate, buildAvPairs(targetInfo)], words: WORDS, errors: ERRORS, read }));
});
