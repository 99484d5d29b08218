/** A namespace with the prefix it is written under. */
export interface XmlNamespace {
  readonly prefix: string;
  readonly uri: string;
}

export interface XmlAttribute extends XmlNamespace {
  readonly name: string;
  readonly value: string;
}

/** An element of the small tree that the parser makes and the writer takes. Comments are not kept. */
export interface XmlElement extends XmlNamespace {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  /** Prefixes declared on this element whether or not it uses them itself. */
  readonly declarations: readonly XmlNamespace[];
  readonly children: readonly XmlElement[];
  /** The element's own text, all pieces joined, blanks kept. */
  readonly text: string;
}

export interface XmlElementParts {
  readonly attributes?: readonly XmlAttribute[];
  readonly declarations?: readonly XmlNamespace[];
  readonly children?: readonly XmlElement[];
  readonly text?: string;
}

export function element(namespace: XmlNamespace, name: string, parts: XmlElementParts = {}): XmlElement {
  return {
    prefix: namespace.prefix,
    uri: namespace.uri,
    name,
    attributes: parts.attributes ?? [],
    declarations: parts.declarations ?? [],
    children: parts.children ?? [],
    text: parts.text ?? "",
  };
}

export function textElement(
  namespace: XmlNamespace,
  name: string,
  text: string,
  attributes: readonly XmlAttribute[] = [],
): XmlElement {
  return element(namespace, name, { text, attributes });
}

export function attribute(namespace: XmlNamespace, name: string, value: string): XmlAttribute {
  return { prefix: namespace.prefix, uri: namespace.uri, name, value };
}

/** An attribute without a namespace, such as `Name` of a Selector. */
export function plainAttribute(name: string, value: string): XmlAttribute {
  return { prefix: "", uri: "", name, value };
}
