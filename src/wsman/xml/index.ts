export { decodeXmlBytes } from "./decode-bytes";
export {
  attribute,
  element,
  plainAttribute,
  textElement,
  type XmlAttribute,
  type XmlElement,
  type XmlElementParts,
  type XmlNamespace,
} from "./element";
export { DEFAULT_XML_LIMITS, type XmlLimits } from "./limits";
export { parseXml } from "./parse-xml";
export { attributeValue, child, childrenNamed, childText, descendant, isNamed, sameNamespace } from "./query";
export { writeXml } from "./write-xml";
