/** A namespace with the prefix it is written under. */
export interface XmlNamespace {
  /** Empty for the default namespace. */
  readonly prefix: string;
  /** Empty for none. */
  readonly uri: string;
}

/** An attribute; declarations of namespaces are none. */
export interface XmlAttribute extends XmlNamespace {
  /** Without its prefix. */
  readonly name: string;
  /** With entities resolved. */
  readonly value: string;
}

/** An element of the small tree that the parser makes and the writer takes. Comments are not kept. */
export interface XmlElement extends XmlNamespace {
  /** Without its prefix. */
  readonly name: string;
  /** In the order of the document. */
  readonly attributes: readonly XmlAttribute[];
  /** Prefixes declared on this element whether or not it uses them itself. */
  readonly declarations: readonly XmlNamespace[];
  /** The elements in it, in the order of the document. */
  readonly children: readonly XmlElement[];
  /** The element's own text, all pieces joined, blanks kept. */
  readonly text: string;
}

/** What an element has besides its name. */
export interface XmlElementParts {
  /** @default none */
  readonly attributes?: readonly XmlAttribute[];
  /** Prefixes to declare on it, needed or not. @default none */
  readonly declarations?: readonly XmlNamespace[];
  /** @default none */
  readonly children?: readonly XmlElement[];
  /** Written before the children. @default "" */
  readonly text?: string;
}

/** An element, ready for `writeXml`. */
export function element({ prefix, uri }: XmlNamespace, name: string, parts: XmlElementParts = {}): XmlElement {
  const { attributes = NONE, declarations = NONE, children = NONE, text = "" } = parts;
  return { prefix, uri, name, attributes, declarations, children, text };
}

const NONE: readonly never[] = [];

/** An element that holds text alone. */
export function textElement(
  { prefix, uri }: XmlNamespace,
  name: string,
  text: string,
  attributes: readonly XmlAttribute[] = NONE,
): XmlElement {
  return { prefix, uri, name, attributes, declarations: NONE, children: NONE, text };
}

/** An attribute with a namespace, such as `s:mustUnderstand`. */
export function attribute(namespace: XmlNamespace, name: string, value: string): XmlAttribute {
  return { prefix: namespace.prefix, uri: namespace.uri, name, value };
}

/** An attribute without a namespace, such as `Name` of a Selector. */
export function plainAttribute(name: string, value: string): XmlAttribute {
  return { prefix: "", uri: "", name, value };
}
