import {
  ADDRESSING,
  buildInstance,
  buildReference,
  type CimInstance,
  element,
  WSMAN,
  type XmlElement,
} from "../../wsman/codecs";
import type { RequestedClass } from "./requested-class";

/** What an item of an enumeration is written from. */
export interface ItemForm {
  /** `w:EnumerationMode`; undefined for instances alone. */
  readonly mode: string | undefined;
  readonly resource: RequestedClass;
  /** The property that names an instance, where it is known and among what is selected. */
  readonly key: string | undefined;
}

export type ItemWriter = (instance: CimInstance) => XmlElement;

/**
 * Writes the items of an enumeration as its mode asks: instances, references to them, or both (DSP0226 section 8.7).
 * Undefined for a mode that is not obeyed here.
 */
export function itemWriter({ mode, resource, key }: ItemForm): ItemWriter | undefined {
  if (mode === undefined) return buildInstance;
  if (key === undefined) return undefined;
  const reference: ItemWriter = ({ resourceUri, properties }) => {
    const selectors = resource.selectorsOf({ [key]: String(properties[key]) });
    return element(ADDRESSING, "EndpointReference", {
      children: buildReference({ kind: "reference", resourceUri, selectors }),
    });
  };
  switch (mode) {
    case "EnumerateEPR":
      return reference;
    case "EnumerateObjectAndEPR":
      return (instance) => element(WSMAN, "Item", { children: [buildInstance(instance), reference(instance)] });
    default:
      return undefined;
  }
}
