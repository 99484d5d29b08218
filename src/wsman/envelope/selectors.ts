import { WSMAN } from "../namespaces";
import { attributeValue, childrenNamed, element, plainAttribute, textElement, type XmlElement } from "../xml";

/** Keys of one instance: name to value. WMI compares the names without regard to case. */
export type Selectors = Readonly<Record<string, string>>;

export function buildSelectorSet(selectors: Selectors): XmlElement {
  return element(WSMAN, "SelectorSet", { children: namedItems("Selector", selectors) });
}

export function parseSelectorSet(set: XmlElement): Selectors {
  return readItems(set, "Selector");
}

export function buildOptionSet(options: Readonly<Record<string, string>>): XmlElement {
  return element(WSMAN, "OptionSet", { children: namedItems("Option", options) });
}

export function parseOptionSet(set: XmlElement): Readonly<Record<string, string>> {
  return readItems(set, "Option");
}

function namedItems(name: string, values: Readonly<Record<string, string>>): XmlElement[] {
  return Object.entries(values).map(([key, value]) => textElement(WSMAN, name, value, [plainAttribute("Name", key)]));
}

function readItems(set: XmlElement, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    childrenNamed(set, WSMAN, name).map((item) => [attributeValue(item, "Name") ?? "", item.text]),
  );
}
