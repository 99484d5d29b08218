import { WsmanError } from "../../../src/wsman";
import {
  attribute,
  decodeXmlBytes,
  element,
  parseXml,
  plainAttribute,
  textElement,
  writeXml,
} from "../../../src/wsman/codecs";

const NS = { prefix: "t", uri: "urn:test" };
const limits = { depth: 5, elements: 10, attributesPerElement: 3, textLength: 20 };

function codeOf(task: () => unknown): string {
  try {
    task();
  } catch (error) {
    if (error instanceof WsmanError) return error.code;
    throw error;
  }
  return "none";
}

describe("parseXml", () => {
  test("resolves namespaces, joins text and CDATA, and drops comments", () => {
    const root = parseXml(
      `<!-- first --><a xmlns="urn:one" xmlns:b="urn:two" b:x="1" y="&lt;&#65;">t<!-- c -->e<![CDATA[<x>]]><b:c/></a>`,
    );
    expect(root).toMatchObject({ uri: "urn:one", name: "a", text: "te<x>", children: [{ uri: "urn:two", name: "c" }] });
    expect(root.attributes).toEqual([
      { prefix: "b", uri: "urn:two", name: "x", value: "1" },
      { prefix: "", uri: "", name: "y", value: "<A" },
    ]);
  });

  test.each([
    ["a document type", "<!DOCTYPE a><a/>"],
    ["the billion laughs", `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>`],
    ["an external entity", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`],
    ["an undefined entity", "<a>&nbsp;</a>"],
    ["a processing instruction", "<a><?php echo 1 ?></a>"],
    ["an undeclared prefix", "<b:a/>"],
    ["a cut document", "<a><b></b>"],
    ["two roots", "<a/><b/>"],
    ["a repeated attribute", `<a x="1" x="2"/>`],
    ["a control character", "<a>\u0001</a>"],
    ["nothing", ""],
    ["text that is not XML", "Internal Server Error"],
  ])("refuses %s as malformed", (_, document) => {
    expect(codeOf(() => parseXml(document))).toBe("malformed");
  });

  test.each([
    ["nesting", "<a><a><a><a><a><a/></a></a></a></a></a>"],
    ["elements", `<a>${"<b/>".repeat(10)}</a>`],
    ["attributes", `<a b="1" c="2" d="3" e="4"/>`],
    ["text", `<a>${"x".repeat(21)}</a>`],
    ["text in pieces", `<a>${"xxx<!-- -->".repeat(7)}</a>`],
  ])("stops at the limit of %s", (_, document) => {
    expect(codeOf(() => parseXml(document, limits))).toBe("too_large");
  });

  test("takes what is exactly at the limits", () => {
    const document = `<a b="1" c="2" d="3"><a><a><a><a>${"x".repeat(20)}</a></a></a></a></a>`;
    expect(codeOf(() => parseXml(document, limits))).toBe("none");
  });

  test("keeps nothing of the documents before, broken ones among them", () => {
    const broken = [`<a xmlns:b="urn:two"><b:c x="1">text`, "<!DOCTYPE a><a/>", `<a>${"<b/>".repeat(10)}</a>`];
    for (const document of broken) {
      expect(codeOf(() => parseXml(document, limits))).not.toBe("none");
      expect(parseXml(`<a y="2">t</a>`)).toEqual({
        ...{ prefix: "", uri: "", name: "a", text: "t", children: [], declarations: [] },
        attributes: [plainAttribute("y", "2")],
      });
      expect(codeOf(() => parseXml("<b:a/>"))).toBe("malformed");
    }
  });

  test("an element named like a property of objects is only an element", () => {
    const root = parseXml(`<a __proto__="1" constructor="2"><__proto__/></a>`);
    expect(root.attributes.map(({ name }) => name)).toEqual(["__proto__", "constructor"]);
  });
});

describe("writeXml", () => {
  test("what is written is read back the same", () => {
    const value = "a<b>&\"'\r\n\t ]]> é 😀";
    const tree = element(NS, "root", {
      attributes: [plainAttribute("plain", value), attribute({ prefix: "o", uri: "urn:other" }, "spaced", "1")],
      children: [textElement({ prefix: "u", uri: "urn:u" }, "text", value), element({ prefix: "", uri: "" }, "bare")],
    });
    const read = parseXml(writeXml(tree));
    expect(read.attributes.map((item) => item.value)).toEqual([value, "1"]);
    expect(read.children.map((item) => [item.uri, item.name, item.text])).toEqual([
      ["urn:u", "text", value],
      ["", "bare", ""],
    ]);
  });

  test("declares a prefix once, and again where it changes its meaning", () => {
    const inner = element({ prefix: "t", uri: "urn:inner" }, "b");
    expect(writeXml(element(NS, "a", { children: [element(NS, "c"), inner] }))).toBe(
      `<t:a xmlns:t="urn:test"><t:c/><t:b xmlns:t="urn:inner"/></t:a>`,
    );
  });

  test.each(["\u0000", "\u001f", "\ufffe", "\ud800"])("refuses %j, which XML cannot carry", (character) => {
    expect(codeOf(() => writeXml(textElement(NS, "a", `x${character}`)))).toBe("invalid_argument");
  });
});

describe("decodeXmlBytes", () => {
  test("takes UTF-8 with and without mark, and UTF-16LE with one", () => {
    expect(decodeXmlBytes(Buffer.from("<a>é</a>", "utf8"))).toBe("<a>é</a>");
    expect(decodeXmlBytes(Buffer.from("\ufeff<a>é</a>", "utf8"))).toBe("<a>é</a>");
    expect(decodeXmlBytes(Buffer.from("\ufeff<a>é</a>", "utf16le"))).toBe("<a>é</a>");
  });

  test("refuses bytes that are not UTF-8", () => {
    expect(codeOf(() => decodeXmlBytes(Buffer.from([0x3c, 0xff, 0x3e])))).toBe("malformed");
  });
});
