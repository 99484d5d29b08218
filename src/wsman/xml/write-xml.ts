import type { XmlAttribute, XmlElement, XmlNamespace } from "./element";
import { escapeAttribute, escapeText } from "./escape-xml";
import { XML_URI } from "./namespace-scope";

/** A prefix that is declared, and those declared before and around it. */
interface Scope extends XmlNamespace {
  readonly outer: Scope | undefined;
}

const NO_NAMESPACE: Scope = { prefix: "", uri: "", outer: undefined };
const XML_SCOPE: Scope = { prefix: "xml", uri: XML_URI, outer: NO_NAMESPACE };

/**
 * Writes a tree without indentation and without an XML declaration. A prefix is declared where it is first needed, or
 * where the element asks for it, so hoisting is the caller's choice. Error `invalid_argument`: see `escapeText`.
 *
 * @param declared around the place where what is written goes
 */
export function writeXml(root: XmlElement, declared: readonly XmlNamespace[] = []): string {
  let scope = XML_SCOPE;
  for (const namespace of declared) scope = declaring(namespace, scope);
  return written(root, scope);
}

function written(item: XmlElement, outer: Scope): string {
  const { attributes, children, text } = item;
  const scope = scopeWithin(item, outer);
  const name = qualified(item);
  let xml = `<${name}${declarations(scope, outer)}`;
  for (const attribute of attributes) xml += ` ${qualified(attribute)}="${escapeAttribute(attribute.value)}"`;
  if (children.length === 0 && text === "") return `${xml}/>`;
  xml += text === "" ? ">" : `>${escapeText(text)}`;
  for (const child of children) xml += written(child, scope);
  return `${xml}</${name}>`;
}

/** What is declared in an element: what it asks for, and what it and its attributes need. */
function scopeWithin(item: XmlElement, outer: Scope): Scope {
  let scope = outer;
  for (const declaration of item.declarations) scope = declaring(declaration, scope);
  scope = declaring(item, scope);
  for (const attribute of item.attributes) if (attribute.uri !== "") scope = declaring(attribute, scope);
  return scope;
}

function declaring({ prefix, uri }: XmlNamespace, scope: Scope): Scope {
  let declared: Scope | undefined = scope;
  while (declared !== undefined && declared.prefix !== prefix) declared = declared.outer;
  return declared?.uri === uri ? scope : { prefix, uri, outer: scope };
}

/** Those that came to a scope, in their order. */
function declarations(scope: Scope | undefined, outer: Scope): string {
  if (scope === undefined || scope === outer) return "";
  const name = scope.prefix === "" ? "xmlns" : `xmlns:${scope.prefix}`;
  return `${declarations(scope.outer, outer)} ${name}="${escapeAttribute(scope.uri)}"`;
}

function qualified({ prefix, name }: XmlElement | XmlAttribute): string {
  return prefix === "" ? name : `${prefix}:${name}`;
}
