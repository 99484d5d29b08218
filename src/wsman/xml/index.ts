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
export { decodeXmlBytes, parseXml } from "./parse-xml";
export { attributeValue, child, childrenNamed, childText, descendant, isNamed, sameNamespace } from "./query";
export { writeXml } from "./write-xml";
