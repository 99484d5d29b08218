import { SaxesParser, type SaxesTagPlain } from "saxes";
import { WsmanError } from "../errors/wsman-error";
import { DEFAULT_XML_LIMITS, type XmlLimits } from "../limits";
import { compiledLightly } from "./compiled-lightly";
import type { XmlAttribute, XmlElement, XmlNamespace } from "./element";
import { malformed } from "./malformed";
import { type NamespaceScope, namespaceOf, OUTERMOST, qualifiedName, scopeWithin } from "./namespace-scope";

interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  text: string;
}

/**
 * Parses a whole document into its root element. Namespaces are resolved; a DTD, an entity beyond the five of XML, and
 * a processing instruction are refused as SOAP 1.2 (section 5) demands.
 * Errors: `malformed`, `too_large` when a limit is passed.
 */
export function parseXml(document: string, limits: XmlLimits = DEFAULT_XML_LIMITS): XmlElement {
  const parser = idleParser ?? new TreeParser();
  idleParser = undefined;
  const root = parser.parse(document, limits);
  idleParser = parser;
  return root;
}

/** Ready for the next document: to set one up takes as long as to parse a small message. One that failed is dropped. */
let idleParser: TreeParser | undefined;

/**
 * What is no XML, and what SOAP forbids, ends it. The errors are a method and not a handler, because V8 looks up by name the
 * members of an object that gets one more, several for every character: reading a message takes four times as long.
 */
class StrictParser extends SaxesParser<{ xmlns: false; position: false }> {
  constructor() {
    super({ xmlns: false, position: false });
    this.on("doctype", () => {
      throw malformed("a document type declaration is not allowed");
    });
    this.on("processinginstruction", () => {
      throw malformed("a processing instruction is not allowed");
    });
  }

  override fail(message: string): never {
    throw malformed(message.replace(/\.$/, ""));
  }
}

compiledLightly(SaxesParser.prototype);

class TreeParser {
  readonly #parser = new StrictParser();
  #builder: TreeBuilder | undefined;

  constructor() {
    const parser = this.#parser;
    parser.on("attribute", () => this.#builder?.attribute());
    parser.on("opentag", (tag) => this.#builder?.open(tag));
    parser.on("closetag", () => this.#builder?.close());
    parser.on("text", (text) => this.#builder?.text(text));
    parser.on("cdata", (text) => this.#builder?.text(text));
  }

  parse(document: string, limits: XmlLimits): XmlElement {
    const builder = new TreeBuilder(limits);
    this.#builder = builder;
    this.#parser.write(document).close();
    this.#builder = undefined;
    return builder.root();
  }
}

/**
 * Bytes of a SOAP message to text: UTF-8, or UTF-16LE when its byte order mark is there (Microsoft's own client sends
 * that). The mark is dropped. Error `malformed` for bytes that are not in that encoding.
 */
export function decodeXmlBytes(bytes: Buffer): string {
  const decoder = bytes[0] === 0xff && bytes[1] === 0xfe ? UTF_16LE : UTF_8;
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new WsmanError("malformed", `The message is not valid ${decoder.encoding.toUpperCase()} text.`, { cause });
  }
}

const UTF_8 = new TextDecoder("utf-8", { fatal: true });
const UTF_16LE = new TextDecoder("utf-16le", { fatal: true });

class TreeBuilder {
  readonly #limits: XmlLimits;
  /** Those around the current one, from the root on. */
  readonly #around: OpenElement[] = [];
  readonly #scopesAround: NamespaceScope[] = [];
  #current: OpenElement | undefined;
  #scope = OUTERMOST;
  #elements = 0;
  #attributes = 0;
  #root: XmlElement | undefined;

  constructor(limits: XmlLimits) {
    this.#limits = limits;
  }

  attribute(): void {
    this.#attributes += 1;
    this.#check("attributes of one element", this.#attributes, this.#limits.attributesPerElement);
  }

  open(tag: SaxesTagPlain): void {
    const isBare = this.#attributes === 0;
    this.#attributes = 0;
    this.#elements += 1;
    this.#check("elements", this.#elements, this.#limits.elements);
    const declarations = isBare ? NONE : declarationsOf(tag);
    const scope = scopeWithin(this.#scope, declarations);
    const opened = openElement(tag, scope, declarations, isBare);
    const parent = this.#current;
    if (parent === undefined) this.#root ??= opened;
    else {
      parent.children.push(opened);
      this.#around.push(parent);
      this.#scopesAround.push(this.#scope);
    }
    this.#check("nested elements", this.#around.length + 1, this.#limits.depth);
    this.#current = opened;
    this.#scope = scope;
  }

  close(): void {
    this.#current = this.#around.pop();
    this.#scope = this.#scopesAround.pop() ?? OUTERMOST;
  }

  text(text: string): void {
    const current = this.#current;
    if (current === undefined) return;
    this.#check("characters in one element", current.text.length + text.length, this.#limits.textLength);
    current.text += text;
  }

  root(): XmlElement {
    if (this.#root === undefined) throw malformed("there is no root element");
    return this.#root;
  }

  #check(what: string, count: number, limit: number): void {
    if (count > limit) throw new WsmanError("too_large", `The XML has more than ${limit} ${what}.`);
  }
}

/** @param isBare whether it has neither attributes nor declarations, as nearly all have */
function openElement(
  { name, attributes }: SaxesTagPlain,
  scope: NamespaceScope,
  declarations: readonly XmlNamespace[],
  isBare: boolean,
): OpenElement {
  const { prefix, local } = qualifiedName(name);
  return {
    prefix,
    uri: namespaceOf(scope, prefix),
    name: local,
    attributes: isBare ? NONE : attributesOf(attributes, scope),
    declarations,
    children: [],
    text: "",
  };
}

const NONE: readonly never[] = [];

function declarationsOf({ attributes }: SaxesTagPlain): XmlNamespace[] {
  const declared: XmlNamespace[] = [];
  for (const name in attributes) {
    const prefix = declaredBy(name);
    if (prefix !== undefined) declared.push({ prefix, uri: (attributes[name] as string).trim() });
  }
  return declared;
}

/** The prefix that an attribute declares, empty for the default namespace; undefined where it declares none. */
function declaredBy(attribute: string): string | undefined {
  if (!attribute.startsWith("xmlns")) return undefined;
  const { prefix, local } = qualifiedName(attribute);
  if (prefix === "xmlns") return local;
  return attribute === "xmlns" ? "" : undefined;
}

/** Those that declare nothing. An unprefixed one is in no namespace; see section 6.3 for which are the same. */
function attributesOf(attributes: SaxesTagPlain["attributes"], scope: NamespaceScope): XmlAttribute[] {
  const kept: XmlAttribute[] = [];
  for (const key in attributes) {
    if (declaredBy(key) !== undefined) continue;
    const { prefix, local: name } = qualifiedName(key);
    const uri = prefix === "" ? "" : namespaceOf(scope, prefix);
    if (kept.some((other) => other.name === name && other.uri === uri)) throw malformed(`${name} is there twice`);
    kept.push({ prefix, uri, name, value: attributes[key] as string });
  }
  return kept;
}
