import type { XmlNamespace } from "./element";
import { malformed } from "./malformed";

/**
 * What prefixes stand for at an element that is read (Namespaces in XML 1.0, https://www.w3.org/TR/xml-names/). A level for each
 * element, where the writer has one for each prefix: what a host declares is looked up, not walked through.
 */
export interface NamespaceScope {
  /** By the element itself: prefixes, of which the empty one is the default namespace, and what they stand for. */
  readonly declared: ReadonlyMap<string, string>;
  /** Those of the elements around it. A host can declare thousands of prefixes, so nobody copies them. */
  readonly around?: NamespaceScope;
}

/** A name as it is written, in two. */
export interface QualifiedName {
  /** Empty where it has none. */
  readonly prefix: string;
  readonly local: string;
}

/** Of the prefix `xml`, which nobody has to declare. */
export const XML_URI = "http://www.w3.org/XML/1998/namespace";
const XMLNS_URI = "http://www.w3.org/2000/xmlns/";

/** What is declared around the root element. */
export const OUTERMOST: NamespaceScope = {
  declared: new Map([
    ["", ""],
    ["xml", XML_URI],
  ]),
};

/** The scope within an element that declares namespaces. Error `malformed` for what may not be declared (section 3). */
export function scopeWithin(around: NamespaceScope, declared: readonly XmlNamespace[]): NamespaceScope {
  if (declared.length === 0) return around;
  const own = new Map<string, string>();
  for (const { prefix, uri } of declared) {
    const isReserved = prefix === "xmlns" || uri === XMLNS_URI || (prefix === "xml") !== (uri === XML_URI);
    if (isReserved) throw malformed("the prefixes xml and xmlns and their namespaces are not to be declared anew");
    if (prefix !== "" && uri === "") throw malformed(`the prefix ${JSON.stringify(prefix)} is declared as nothing`);
    own.set(prefix, uri);
  }
  return { declared: own, around };
}

/** What a prefix stands for. Error `malformed` for one that nobody declared. */
export function namespaceOf(innermost: NamespaceScope, prefix: string): string {
  for (let scope: NamespaceScope | undefined = innermost; scope !== undefined; scope = scope.around) {
    const uri = scope.declared.get(prefix);
    if (uri !== undefined) return uri;
  }
  throw malformed(`the prefix ${JSON.stringify(prefix)} is not declared`);
}

/** Divides a name at its colon. Error `malformed` for one with nothing before or behind it, or with two. */
export function qualifiedName(name: string): QualifiedName {
  const colon = name.indexOf(":");
  if (colon === -1) return { prefix: "", local: name };
  const local = name.slice(colon + 1);
  if (colon === 0 || local === "" || local.includes(":")) throw malformed(`${JSON.stringify(name)} is no name`);
  return { prefix: name.slice(0, colon), local };
}
