import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type CimInstance, defineMethod, resource } from "../../src/wsman";
import { buildEnumerationPage, buildMethodOutput, buildRequest, buildResponse, writeXml } from "../../src/wsman/codecs";
import { fixturesDirectory, readFixture } from "./fixtures";

const { uri } = resource("root/default", "StdRegProv");
const ids = { messageId: "uuid:1", relatesTo: "uuid:2" };

export const readMethod = defineMethod({
  name: "EnumValues",
  in: {},
  out: { sNames: "string[]", Types: "sint32[]", when: "datetime", how: "interval", big: "uint64", yes: "boolean" },
});

const values = {
  sNames: ["LicensingMode", "ä & <ö>", ""],
  Types: [4, 1],
  when: new Date(0),
  how: 1_500,
  big: 2n ** 60n,
  yes: true,
};

const instance: CimInstance = {
  kind: "instance",
  resourceUri: uri,
  className: "Thing",
  properties: {
    a: "text",
    b: null,
    c: ["1", "2"],
    d: { kind: "reference", resourceUri: uri, selectors: { Name: "x" } },
    e: { kind: "instance", resourceUri: uri, className: "Inner", properties: { f: "g" } },
  },
};

/** Messages that this project writes itself. */
function ownMessages(): Buffer[] {
  const envelopes = [
    buildRequest({
      to: "http://host/wsman",
      resourceUri: uri,
      action: "a",
      messageId: "uuid:3",
      selectors: { k: "v" },
    }),
    buildResponse({ ...ids, body: buildMethodOutput(readMethod, uri, { returnValue: 0, out: values }) }),
    buildResponse({ ...ids, body: buildEnumerationPage("Pull", { items: [instance, instance], context: "uuid:4" }) }),
    buildResponse({ ...ids, fault: { code: "Sender", subcode: "AccessDenied", reason: "No.", errorCode: 5 } }),
  ];
  return envelopes.map((envelope) => Buffer.from(writeXml(envelope)));
}

/** Own messages, and all recorded ones where the recordings are there, of at most 1,700 bytes each. */
export function messageSeeds(): Buffer[] {
  const folders = ["faults", "identify", "shell", "spec-examples", "wmi"];
  const recorded = folders.flatMap((folder) =>
    existsSync(join(fixturesDirectory(), folder))
      ? readdirSync(join(fixturesDirectory(), folder)).map((name) => readFixture(`${folder}/${name}`))
      : [],
  );
  return [...ownMessages(), ...recorded.filter(({ length }) => length <= 1_700)];
}
