import { Pseudonyms } from "../../../src/doctor/recording/pseudonyms";
import {
  NUMBER_NAMES,
  PHRASE_NAMES,
  PHRASE_WORDS,
  PREFIXES,
  PROSE_NAMES,
  PUBLIC_URIS,
  SCHEMA_WORDS,
  URI_HOSTS,
  URI_WORDS,
} from "../../../src/doctor/recording/public-words";
import { Sanitizer } from "../../../src/doctor/recording/sanitize";
import { decodeXmlBytes, parseXml, writeXml } from "../../../src/wsman/codecs";
import { ownReply, WMI } from "../../support/own-messages";
import { SeededRandom } from "../../support/seeded-random";

function sanitized(xml: string, ownNames: readonly string[] = []): string {
  const root = parseXml(decodeXmlBytes(Buffer.from(xml, "utf8")));
  return writeXml(new Sanitizer(new Pseudonyms(), ownNames).message(root));
}

const member = (text: string, name = "sValue") => {
  const body = `<p:EnumKey_OUTPUT xmlns:p="${WMI}/root/default/StdRegProv"><p:${name}>${text}</p:${name}></p:EnumKey_OUTPUT>`;
  return ownReply(body, `${WMI}/root/default/StdRegProv/EnumKeyResponse`);
};
const shown = (text: string, name?: string, ownNames?: readonly string[]) =>
  new RegExp(`<p:${name ?? "sValue"}>(.*?)</p:`, "s").exec(sanitized(member(text, name), ownNames))?.[1];

describe("the same name is the same placeholder", () => {
  test.each([
    ["rdsh1.contoso.com RDSH1 Contoso.COM", "name1.name2.name3 name1 name2.name3"],
    ["CONTOSO\\svc-rds svc-rds@contoso.com", "name1\\name2 name2@name1.name3"],
    ["averylonghostname01.contoso.com AVERYLONGHOSTNA", "name1.name2.name3 name1"],
    ["license-server-1 license-server-2", "name1 name2"],
    ["10.0.0.5", "address1"],
    ["fd00::5", "address1"],
    ["S-1-5-21-1004336348-1177238915-682003330-512", "sid1"],
    ["uuid:5C0F7F0E-3B0A-4B5F-8F3E-000000000002", "guid1"],
    ["MÜLLER müller", "name1 name1"],
  ])("%s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe("what is public stays", () => {
  test.each([
    ["ReturnValue", "2147749893", "2147749893"],
    ["uValue", "4", "4"],
    ["sValue", "4", "0"],
    ["ProcessId", "5321", "0"],
    ["LocalDateTime", "2026-11-30T03:24:00.123456+01:00", "0000-00-00T00:00:00.000000+00:00"],
    ["bGranted", "true", "true"],
    ["sNames", "LicensingMode", "LicensingMode"],
    ["sNames", "Contoso", "name1"],
    ["ProductVersion", "OS: 10.0.20348 SP: 0.0 Stack: 3.0", "OS: 10.0.20348 SP: 0.0 Stack: 3.0"],
    ["ProductVersion", "Windows Server 2022", "Windows Server 2022"],
    ["ProductVersion", "Windows Server of Contoso", "name1 name2 name3 name4"],
    ["Message", "RDSH1 said no.", "[text]"],
    ["sValue", "", undefined],
  ])("%s: %s", (name, text, expected) => {
    expect(shown(text, name)).toBe(expected);
  });

  test("but not where it is a name of this host or of who asks", () => {
    expect(shown("LicensingMode", "sNames", ["CONTOSO\\licensingmode"])).toBe("name1");
    expect(shown("4711", "uValue", ["4711"])).toBe("0");
  });

  test("of a fault: its numbers, and nothing of its prose", () => {
    const fault = ownReply(
      '<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>w:AccessDenied</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="de-DE">RDSH1 verweigert</s:Text></s:Reason><s:Detail><f:WSManFault xmlns:f="http://schemas.microsoft.com/wbem/wsman/1/wsmanfault" Code="5" Machine="RDSH1.contoso.com"><f:Message>Zugriff verweigert: CONTOSO\\svc</f:Message></f:WSManFault></s:Detail></s:Fault>',
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault",
    );
    const text = sanitized(fault);
    expect(text).toContain('Code="5" Machine="name1.name2.name3"');
    expect(text).toContain('<s:Text xml:lang="de-DE">[text]</s:Text>');
    expect(text).toContain("<s:Value>w:AccessDenied</s:Value>");
    expect(text).not.toMatch(/verweigert|contoso|svc|rdsh1/i);
  });
});

/** Ways to write a name that a reader could undo. */
const ENCODINGS: Readonly<Record<string, (name: string) => string>> = {
  plain: (name) => name,
  upper: (name) => name.toUpperCase(),
  lower: (name) => name.toLowerCase(),
  base64: (name) => Buffer.from(name).toString("base64"),
  "base64 of UTF-16": (name) => Buffer.from(name, "utf16le").toString("base64"),
  hex: (name) => Buffer.from(name).toString("hex"),
  "hex of UTF-16": (name) => Buffer.from(name, "utf16le").toString("hex"),
  percent: (name) => [...Buffer.from(name)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  decimals: (name) => [...Buffer.from(name)].join(" "),
  "decimals with commas": (name) => [...Buffer.from(name)].join(","),
  spaced: (name) => [...name].join(" "),
  dotted: (name) => [...name].join("."),
  "escaped twice": (name) => [...name].map((one) => `&#x${one.codePointAt(0)?.toString(16)};`).join(""),
  "in a FQDN": (name) => `${name}.corp.example`,
  "in an account": (name) => `CORP\\${name}`,
  "in a URL": (name) => `https://${name}:5986/wsman?x=${name}`,
  "in a URL of a standard": (name) => `http://schemas.microsoft.com/wbem/wsman/1/wmi/root/${name}/${name}`,
  "in a query": (name) => `select * from Win32_Process where Name = '${name}'`,
  "in a version": (name) => `OS: 10.0.20348 SP: 0.0 Stack: 3.0 ${name}`,
  "as a QName": (name) => `${name}:Sender`,
  "in prose": (name) => `Access of ${name} is denied.`,
  "in quotes": (name) => `"${name}'${name}<>${name}]]>`,
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

/** A message in which the text stands wherever one can. */
function everywhere(text: string, name: string, random: SeededRandom): string {
  const value = escaped(text);
  const isXmlName = /^[A-Za-z_][\w-]*$/.test(name);
  const tag = isXmlName ? name : "Unknown";
  const known = random.pick([...SCHEMA_WORDS, ...PROSE_NAMES, ...PHRASE_NAMES, ...NUMBER_NAMES]);
  const items = [
    ...[known, ...PROSE_NAMES, ...PHRASE_NAMES].map((one) => `<p:${one}>${value}</p:${one}>`),
    `<p:sNames>${value}</p:sNames><p:Machine a="${value}" Code="${value}" Name="${value}" provider="${value}">${value}</p:Machine>`,
    `<${tag}:Element xmlns:${tag}="urn:${value}" ${tag}:${tag}="${value}">${value}<p:nested/>${value}</${tag}:Element>`,
    `<p:${tag}>${value}</p:${tag}><p:X xsi:type="${value}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${value}</p:X>`,
    `<!-- ${tag.replaceAll("-", "_")} --><p:CData><![CDATA[${text.replaceAll("]]>", "")}]]></p:CData>`,
  ];
  const body = `<p:X_OUTPUT xmlns:p="http://schemas.microsoft.com/wbem/wsman/1/wmi/${value}">${items.join("")}</p:X_OUTPUT>`;
  return ownReply(body, value).replace("<a:To>", `<a:To q="${value}">${value}`);
}

const LETTERS = "bcdfghjkmqvwxyzBCDFGHJKMQVWXYZ0123456789-_äß密";
const PUBLIC_TOKENS = new Set(
  [...SCHEMA_WORDS, ...PREFIXES, ...PHRASE_WORDS, ...URI_HOSTS, ...URI_WORDS, ...PUBLIC_URIS]
    .flatMap((word) => word.split(/[^\p{L}\p{N}_]+/u))
    .concat(["xmlns", "http", "https", "text", "INPUT", "OUTPUT", "en", "US"]),
);
const ENDINGS = /(?:_INPUT|_OUTPUT|_Type|Response)$/;

function isPublicToken(token: string): boolean {
  return (
    PUBLIC_TOKENS.has(token) ||
    PUBLIC_TOKENS.has(token.replace(ENDINGS, "")) ||
    /^(?:name|address|sid|guid)\d+$/.test(token) ||
    // Versions and dates of standards, and forms of which the digits are taken away.
    /^(?:0*|0*T0*|0*Z|PT?0*S?|1|2|0[1-9]|1998|200[1349])$/.test(token)
  );
}

describe("a name, however it is written and wherever it stands", () => {
  test.each(Object.keys(ENCODINGS))("is not in the recording: %s", (encoding) => {
    const random = new SeededRandom(15);
    for (let round = 0; round < 60; round += 1) {
      const name = `q${Array.from({ length: 6 + random.below(14) }, () => random.pick([...LETTERS])).join("")}`;
      const text = ENCODINGS[encoding]?.(name) ?? "";
      const result = sanitized(everywhere(text, name, random));
      const strange = result.split(/[^\p{L}\p{N}_]+/u).filter((token) => token !== "" && !isPublicToken(token));
      expect({ name, strange }).toEqual({ name, strange: [] });
    }
  });

  test("not even where it is made of digits alone", () => {
    const random = new SeededRandom(16);
    for (const [encoding, encode] of Object.entries(ENCODINGS)) {
      const name = String(4_000_000 + random.below(900_000));
      const result = sanitized(everywhere(encode(name), name, random), [name]);
      expect({ encoding, found: result.includes(name) }).toEqual({ encoding, found: false });
    }
  });
});
