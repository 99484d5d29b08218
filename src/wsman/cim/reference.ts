import { buildSelectorSet, parseSelectorSet } from "../envelope/selectors";
import { ADDRESSING, ANONYMOUS_ADDRESS, WSMAN } from "../namespaces";
import { child, childText, element, textElement, type XmlElement } from "../xml";
import type { CimReference } from "./value";

/** The children of a property that holds an endpoint reference. */
export function buildReference(reference: CimReference): XmlElement[] {
  const parameters = [textElement(WSMAN, "ResourceURI", reference.resourceUri)];
  if (Object.keys(reference.selectors).length > 0) parameters.push(buildSelectorSet(reference.selectors));
  return [
    textElement(ADDRESSING, "Address", ANONYMOUS_ADDRESS),
    element(ADDRESSING, "ReferenceParameters", { children: parameters }),
  ];
}

/** The reference a property holds; undefined when it holds something else. */
export function parseReference(property: XmlElement): CimReference | undefined {
  const parameters = child(property, ADDRESSING, "ReferenceParameters");
  const resourceUri = parameters && childText(parameters, WSMAN, "ResourceURI");
  if (parameters === undefined || resourceUri === undefined) return undefined;
  const selectors = child(parameters, WSMAN, "SelectorSet");
  return { kind: "reference", resourceUri, selectors: selectors ? parseSelectorSet(selectors) : {} };
}
