import type { XmlAttribute, XmlElement, XmlNamespace } from "./element";
import { escapeAttribute, escapeText } from "./escape-xml";

type Scope = ReadonlyMap<string, string>;

const NOTHING_NEW: Scope = new Map();
const XML_SCOPE: Scope = new Map([
  ["", ""],
  ["xml", "http://www.w3.org/XML/1998/namespace"],
]);

/**
 * Writes a tree without indentation and without an XML declaration. A prefix is declared where it is first needed, or
 * where the element asks for it, so hoisting is the caller's choice. Error `invalid_argument`: see `escapeText`.
 */
export function writeXml(root: XmlElement): string {
  const parts: string[] = [];
  writeElement(root, XML_SCOPE, parts);
  return parts.join("");
}

function writeElement(item: XmlElement, outer: Scope, parts: string[]): void {
  const declared = newDeclarations(item, outer);
  const scope = declared.size === 0 ? outer : new Map([...outer, ...declared]);
  const name = qualified(item);
  parts.push("<", name);
  for (const [prefix, uri] of declared) {
    parts.push(prefix === "" ? " xmlns" : ` xmlns:${prefix}`, '="', escapeAttribute(uri), '"');
  }
  for (const attribute of item.attributes) {
    parts.push(" ", qualified(attribute), '="', escapeAttribute(attribute.value), '"');
  }
  if (item.children.length === 0 && item.text === "") {
    parts.push("/>");
    return;
  }
  parts.push(">", escapeText(item.text));
  for (const child of item.children) writeElement(child, scope, parts);
  parts.push("</", name, ">");
}

function newDeclarations(item: XmlElement, scope: Scope): Scope {
  let declared: Map<string, string> | undefined;
  const need = ({ prefix, uri }: XmlNamespace) => {
    if ((declared?.get(prefix) ?? scope.get(prefix)) === uri) return;
    declared ??= new Map();
    declared.set(prefix, uri);
  };
  for (const declaration of item.declarations) need(declaration);
  need(item);
  for (const attribute of item.attributes) if (attribute.uri !== "") need(attribute);
  return declared ?? NOTHING_NEW;
}

function qualified(item: XmlElement | XmlAttribute): string {
  return item.prefix === "" ? item.name : `${item.prefix}:${item.name}`;
}
