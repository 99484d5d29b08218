import { SaxesParser, type SaxesTagPlain } from "saxes";
import { WsmanError } from "../errors/wsman-error";
import { DEFAULT_XML_LIMITS, type XmlLimits } from "../limits";
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

  open({ name, attributes }: SaxesTagPlain): void {
    const isBare = this.#attributes === 0;
    this.#attributes = 0;
    this.#elements += 1;
    this.#check("elements", this.#elements, this.#limits.elements);
    const { declarations, others } = isBare ? BARE : divided(attributes);
    const scope = scopeWithin(this.#scope, declarations);
    const opened = openElement(name, scope, declarations, attributesOf(others, scope));
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

function openElement(
  qualified: string,
  scope: NamespaceScope,
  declarations: readonly XmlNamespace[],
  attributes: readonly XmlAttribute[],
): OpenElement {
  const { prefix, local: name } = qualifiedName(qualified);
  return { prefix, uri: namespaceOf(scope, prefix), name, attributes, declarations, children: [], text: "" };
}

/** What is written in a start tag, without what it means yet. */
interface Divided {
  readonly declarations: readonly XmlNamespace[];
  readonly others: readonly (readonly [name: string, value: string])[];
}

const NONE: readonly never[] = [];
/** Of an element with neither, as nearly all are. */
const BARE: Divided = { declarations: NONE, others: NONE };

function divided(attributes: SaxesTagPlain["attributes"]): Divided {
  const declarations: XmlNamespace[] = [];
  const others: [string, string][] = [];
  for (const name in attributes) {
    const value = attributes[name] as string;
    if (name === "xmlns") declarations.push({ prefix: "", uri: value.trim() });
    else if (name.startsWith("xmlns:")) declarations.push({ prefix: qualifiedName(name).local, uri: value.trim() });
    else others.push([name, value]);
  }
  return { declarations, others };
}

/** One without a prefix is in no namespace. No two may have the same name in the same namespace (section 6.3). */
function attributesOf(written: Divided["others"], scope: NamespaceScope): readonly XmlAttribute[] {
  if (written.length === 0) return NONE;
  const attributes: XmlAttribute[] = [];
  for (const [qualified, value] of written) {
    const { prefix, local: name } = qualifiedName(qualified);
    const uri = prefix === "" ? "" : namespaceOf(scope, prefix);
    const isRepeated = attributes.some((other) => other.name === name && other.uri === uri);
    if (isRepeated) throw malformed(`the attribute ${JSON.stringify(name)} is there twice`);
    attributes.push({ prefix, uri, name, value });
  }
  return attributes;
}
