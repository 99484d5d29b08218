import { DEFAULT_LIMITS } from "../../src/wsman";
import {
  parseEnumerate,
  parseEnumerationPage,
  parseIdentifyResponse,
  parseInstance,
  parseMethodOutput,
  parseRequest,
  parseXml,
} from "../../src/wsman/codecs";
import { readReply } from "../../src/wsman/exchange/read-reply";
import { expectSound, fuzz, MANY } from "../support/fuzz";
import { messageSeeds, readMethod } from "../support/message-seeds";
import type { SeededRandom } from "../support/seeded-random";

const WORDS = ["Fault", "s:Fault", "PullResponse", "n:Items", "w:XmlFragment", "xsi:nil='true'", "PT1S", "-1", "NaN"];
const ERRORS = [
  "malformed",
  "too_large",
  "fault",
  "timeout",
  "quota_exceeded",
  "access_denied",
  "unencrypted_refused",
  "unexpected_status",
  "unauthorized",
] as const;

/** A reply as the client reads it, then its body as each operation would. */
function readAsClient(body: Buffer, random: SeededRandom): void {
  const status = random.pick([200, 200, 200, 500, 401, 599]);
  const contentType = random.pick(["application/soap+xml;charset=UTF-8", "text/xml", undefined]);
  const envelope = readReply({ status, contentType, body, offered: [] }, DEFAULT_LIMITS, undefined);
  if (envelope.body === undefined) return;
  parseInstance(envelope.body);
  switch (random.below(3)) {
    case 0:
      parseEnumerationPage(envelope.body);
      break;
    case 1:
      parseMethodOutput(readMethod, envelope.body);
      break;
    default:
      parseIdentifyResponse(envelope.body);
  }
}

test(`${MANY} mutated replies are understood or are errors of the client`, () => {
  expectSound(fuzz(2, { seeds: messageSeeds(), words: WORDS, errors: ERRORS, read: readAsClient }));
});

test(`${MANY} mutated requests are understood or refused, as a server reads them`, () => {
  const read = (input: Buffer) => {
    const { body } = parseRequest(parseXml(input.toString()));
    if (body !== undefined) parseEnumerate(body);
  };
  expectSound(fuzz(3, { seeds: messageSeeds(), words: WORDS, errors: ["malformed", "too_large"], read }));
});
