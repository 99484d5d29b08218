import type { XmlElement, XmlNamespace } from "./element";

/** Namespace URIs are compared without regard to case, because hosts echo them in the case they were asked in. */
export function sameNamespace(left: string, right: string): boolean {
  return left === right || left.toLowerCase() === right.toLowerCase();
}

/** Whether it is the element of that name. */
export function isNamed(item: XmlElement, namespace: XmlNamespace, name: string): boolean {
  return item.name === name && sameNamespace(item.uri, namespace.uri);
}

/** The first child of that name. */
export function child(parent: XmlElement, namespace: XmlNamespace, name: string): XmlElement | undefined {
  for (const item of parent.children) if (isNamed(item, namespace, name)) return item;
  return undefined;
}

/** All children of that name. */
export function childrenNamed(parent: XmlElement, namespace: XmlNamespace, name: string): XmlElement[] {
  return parent.children.filter((item) => isNamed(item, namespace, name));
}

/** The trimmed text of a child, since recorded hosts and authors indent header values. */
export function childText(parent: XmlElement, namespace: XmlNamespace, name: string): string | undefined {
  return child(parent, namespace, name)?.text.trim();
}

/** The first element of that local name at or below `parent`, in document order, whatever its namespace. */
export function descendant(parent: XmlElement, name: string): XmlElement | undefined {
  if (parent.name === name) return parent;
  for (const item of parent.children) {
    const found = descendant(item, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The value of an attribute without namespace, or of a namespaced one when `namespace` is given. */
export function attributeValue(item: XmlElement, name: string, namespace?: XmlNamespace): string | undefined {
  const uri = namespace?.uri ?? "";
  for (const candidate of item.attributes) if (candidate.name === name && candidate.uri === uri) return candidate.value;
  return undefined;
}
