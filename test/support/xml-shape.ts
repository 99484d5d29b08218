import type { XmlElement } from "../../src/wsman/xml";

/** Names, namespaces, attributes and texts in document order, without prefixes and identifiers that differ each time. */
export function shapeOf(item: XmlElement): unknown[] {
  const attributes = item.attributes.map(({ uri, name, value }) => [uri, name, value]).sort();
  const text = ["MessageID", "RelatesTo"].includes(item.name) ? "" : item.text.trim();
  return [item.uri, item.name, attributes, text, item.children.map(shapeOf)];
}
