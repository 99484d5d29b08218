import { decodeXmlBytes, parseXml } from "../../src/wsman/codecs";
import { expectSound, fuzz, MANY } from "../support/fuzz";
import { messageSeeds } from "../support/message-seeds";

const WORDS = [
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "&b;",
  "&#x10FFFF;",
  "&#0;",
  "<![CDATA[",
  "]]>",
  "<?xml version='1.1'?>",
  "<!--",
  "-->",
  "xmlns:s=''",
  "xmlns='urn:x'",
  "xml:lang=''",
  "\xff\xfe",
  "\xef\xbb\xbf",
  "<a>".repeat(70),
  " a='b'".repeat(70),
];

test(`${MANY} mutated XML documents are read or refused`, () => {
  const read = (input: Buffer) => {
    parseXml(decodeXmlBytes(input));
  };
  expectSound(fuzz(1, { seeds: messageSeeds(), words: WORDS, errors: ["malformed", "too_large"], read }));
});
