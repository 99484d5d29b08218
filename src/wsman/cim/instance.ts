import { buildSelectorSet, parseSelectorSet } from "../envelope/selectors";
import { ADDRESSING, ANONYMOUS_ADDRESS, CIM, SCHEMA_INSTANCE, WSMAN } from "../namespaces";
import {
  attribute,
  attributeValue,
  child,
  childText,
  element,
  isNamed,
  textElement,
  type XmlElement,
  type XmlElementParts,
  type XmlNamespace,
} from "../xml";
import { type CimInstance, type CimMembers, type CimReference, type CimValue, isCimList } from "./value";

/** Reads an instance of a Get reply or an enumeration item, `w:XmlFragment` items included. */
export function parseInstance(item: XmlElement): CimInstance {
  const isFragment = isNamed(item, WSMAN, "XmlFragment");
  return {
    kind: "instance",
    resourceUri: isFragment ? "" : item.uri,
    className: isFragment ? "" : item.name,
    properties: parseMembers(item),
  };
}

/** Reads the members of an instance or of a method's parameters. A name that occurs again becomes a list. */
export function parseMembers(parent: XmlElement): CimMembers {
  const members: Record<string, CimValue | CimValue[]> = {};
  for (const item of parent.children) {
    const { name } = item;
    const value = parseValue(item);
    const earlier = Object.hasOwn(members, name) ? members[name] : undefined;
    if (Array.isArray(earlier)) earlier.push(value);
    else setMember(members, name, earlier === undefined ? value : [earlier, value]);
  }
  return members;
}

/** Whatever its name: a host may call one as what every object inherits. */
function setMember(members: Record<string, CimValue>, name: string, value: CimValue): void {
  if (name in members)
    Object.defineProperty(members, name, { value, writable: true, enumerable: true, configurable: true });
  else members[name] = value;
}

function parseValue(item: XmlElement): CimValue {
  const nil = attributeValue(item, "nil", SCHEMA_INSTANCE)?.trim();
  if (nil === "true" || nil === "1") return null;
  if (item.children.length === 0) return item.text;
  const time = child(item, CIM, "Datetime") ?? child(item, CIM, "Interval");
  return time?.text.trim() ?? parseReference(item) ?? nestedInstance(item);
}

/** The class of a nested instance is in the namespace of its members; `xsi:type` only names it through a prefix. */
function nestedInstance(item: XmlElement): CimInstance {
  const type = attributeValue(item, "type", SCHEMA_INSTANCE)?.split(":").at(-1) ?? "";
  return {
    kind: "instance",
    resourceUri: item.children[0]?.uri ?? item.uri,
    className: type.replace(/_Type$/, ""),
    properties: parseMembers(item),
  };
}

/**
 * Writes an instance as Windows does: members alphabetical without regard to case, null scalars as `xsi:nil`. What has
 * no class, the columns of a WQL selection, becomes a `w:XmlFragment` with members in no namespace.
 */
export function buildInstance(instance: CimInstance): XmlElement {
  if (instance.className === "") return buildFragment(instance);
  const namespace = { prefix: "p", uri: instance.resourceUri };
  return element(namespace, instance.className, instanceParts(instance, namespace));
}

function buildFragment({ properties }: CimInstance): XmlElement {
  const names = Object.keys(properties).sort(compareNames);
  return element(WSMAN, "XmlFragment", {
    declarations: [SCHEMA_INSTANCE, WSMAN],
    children: names.flatMap((name) => buildMember({ prefix: "", uri: "" }, name, properties[name] ?? null)),
  });
}

function instanceParts(instance: CimInstance, namespace: XmlNamespace): XmlElementParts {
  const names = Object.keys(instance.properties).sort(compareNames);
  return {
    declarations: [SCHEMA_INSTANCE, namespace, CIM],
    attributes: [attribute(SCHEMA_INSTANCE, "type", `${namespace.prefix}:${instance.className}_Type`)],
    children: names.flatMap((name) => buildMember(namespace, name, instance.properties[name] ?? null)),
  };
}

/** The elements of one member: none for an empty list, one per item otherwise. */
export function buildMember(namespace: XmlNamespace, name: string, value: CimValue): XmlElement[] {
  if (isCimList(value)) return value.flatMap((item) => buildMember(namespace, name, item));
  if (value === null) return [element(namespace, name, { attributes: [attribute(SCHEMA_INSTANCE, "nil", "true")] })];
  if (typeof value === "string") return [textElement(namespace, name, value)];
  if (value.kind === "datetime")
    return [element(namespace, name, { children: [textElement(CIM, "Datetime", value.text)] })];
  if (value.kind === "reference") return [element(namespace, name, { children: buildReference(value) })];
  return [element(namespace, name, instanceParts(value, { prefix: "m", uri: value.resourceUri }))];
}

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
function parseReference(property: XmlElement): CimReference | undefined {
  const parameters = child(property, ADDRESSING, "ReferenceParameters");
  const resourceUri = parameters && childText(parameters, WSMAN, "ResourceURI");
  if (parameters === undefined || resourceUri === undefined) return undefined;
  const selectors = child(parameters, WSMAN, "SelectorSet");
  return { kind: "reference", resourceUri, selectors: selectors ? parseSelectorSet(selectors) : {} };
}

/** The order Windows lists members in: alphabetical, case ignored. */
export function compareNames(left: string, right: string): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  return a < b ? -1 : Number(a > b);
}
