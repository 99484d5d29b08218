import { readdirSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { decodeXmlBytes, parseXml, type XmlElement } from "../../../src/wsman/codecs";
import { describeWithFixtures, fixturesDirectory, readFixture } from "../../support/fixtures";

/** Every name of a document with what its prefix stands for: `{uri}name` of elements, `@{uri}name=value` of attributes. */
type Names = readonly string[];

const XMLNS = "http://www.w3.org/2000/xmlns/";

/** The judge: the XML parser's own namespaces, which `parseXml` does without because they are slow. */
function namesByParser(document: string): Names | "refused" {
  const names: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let isRefused = false;
  parser.on("error", () => {
    isRefused = true;
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    names.push(`{${uri}}${local}`);
    const others = Object.values(attributes).filter((attribute) => attribute.uri !== XMLNS);
    names.push(...others.map((attribute) => `@{${attribute.uri}}${attribute.local}=${attribute.value}`));
  });
  parser.write(document).close();
  return isRefused ? "refused" : names;
}

function namesOf({ uri, name, attributes, children }: XmlElement): Names {
  const own = attributes.map((attribute) => `@{${attribute.uri}}${attribute.name}=${attribute.value}`);
  return [`{${uri}}${name}`, ...own, ...children.flatMap(namesOf)];
}

function names(document: string): Names | "refused" {
  try {
    return namesOf(parseXml(document));
  } catch {
    return "refused";
  }
}

describe("names mean what the XML parser's own namespaces say", () => {
  test.each([
    `<a xmlns="urn:1"><b xmlns=""><c/></b><d/></a>`,
    `<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c/></p:b><p:d/></p:a>`,
    `<a xmlns="urn:1" b="1" xmlns:p="urn:2" p:b="2"/>`,
    `<p:a p:b="1" xmlns:p="urn:1"/>`,
    `<a xml:lang="en-US" xmlns:xml="http://www.w3.org/XML/1998/namespace"/>`,
    `<a xmlnsx="1" xmlns-y="2" _:b="3" xmlns:_="urn:1"/>`,
    `<a xmlns:p=" urn:1 "><p:b/></a>`,
    `<a xmlns:p="urn:1&amp;2"><p:b/></a>`,
    `<a><b xmlns:p="urn:1"/><c xmlns:p="urn:2"><p:d/></c></a>`,
    `<constructor:a xmlns:constructor="urn:1" xmlns:__proto__="urn:2"><__proto__:b/></constructor:a>`,
  ])("%s", (document) => {
    expect(names(document)).toEqual(namesByParser(document));
    expect(names(document)).not.toBe("refused");
  });

  test.each([
    `<a p:b="1"/>`,
    `<p:a/>`,
    `<a><b xmlns:p="urn:1"/><p:c/></a>`,
    `<toString:a/>`,
    `<a xmlns:p=""/>`,
    `<a xmlns:xml="urn:1"/>`,
    `<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>`,
    `<a xmlns="http://www.w3.org/XML/1998/namespace"/>`,
    `<a xmlns:xmlns="http://www.w3.org/2000/xmlns/"/>`,
    `<a xmlns:xmlns="urn:1"/>`,
    `<a xmlns:p="http://www.w3.org/2000/xmlns/"/>`,
    `<a xmlns="http://www.w3.org/2000/xmlns/"/>`,
    `<xmlns:a/>`,
    `<a xmlns:p="urn:1" xmlns:q="urn:1" p:b="1" q:b="2"/>`,
    `<a xmlns:p="urn:1" p:b="1" p:b="2"/>`,
    `<a xmlns="urn:1" xmlns="urn:1"/>`,
    `<p:b:c xmlns:p="urn:1"/>`,
    `<:a/>`,
    `<p: xmlns:p="urn:1"/>`,
    `<a :b="1"/>`,
    `<a xmlns:="urn:1"/>`,
  ])("%s is refused", (document) => {
    expect(namesByParser(document)).toBe("refused");
    expect(names(document)).toBe("refused");
  });
});

test("a host may declare thousands of prefixes around thousands of elements: nobody copies them", () => {
  const levels = Array.from({ length: 60 }, (_, level) => level);
  const declarations = (level: number) => levels.map((index) => `xmlns:p${level}x${index}="urn:${index}"`).join(" ");
  const starts = levels.map((level) => `<a ${declarations(level)}>`).join("");
  const inner = `<p7x8:b xmlns:q="urn:q"/>`.repeat(2000);
  const document = `${starts}${inner}${"</a>".repeat(levels.length)}`;
  const { set } = Map.prototype;
  let kept = 0;
  Map.prototype.set = function (...entry) {
    kept += 1;
    return set.apply(this, entry);
  };
  let read: ReturnType<typeof names>;
  try {
    read = names(document);
  } finally {
    Map.prototype.set = set;
  }
  expect(read.length).toBe(2060);
  expect(read.at(-1)).toBe("{urn:8}b");
  expect(kept).toBeLessThanOrEqual(60 * 60 + 2000);
});

describeWithFixtures("recorded messages", "wsman/xml/namespace-scope.test.ts", () => {
  const folders = ["faults", "identify", "shell", "spec-examples", "wmi"];
  const files = () =>
    folders.flatMap((folder) => readdirSync(join(fixturesDirectory(), folder)).map((name) => `${folder}/${name}`));
  const messages = () => files().filter((file) => file.endsWith(".xml"));

  test("every name in them means what the XML parser's own namespaces say", () => {
    for (const file of messages()) {
      const document = decodeXmlBytes(readFixture(file));
      expect([file, names(document)]).toEqual([file, namesByParser(document)]);
    }
    expect(messages().length).toBeGreaterThan(30);
  });
});
