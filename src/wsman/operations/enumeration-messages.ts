import { buildInstance, type CimInstance, parseInstance } from "../cim";
import { WsmanError } from "../errors/wsman-error";
import { ENUMERATION, WSMAN } from "../namespaces";
import {
  attributeValue,
  child,
  childText,
  element,
  isNamed,
  plainAttribute,
  textElement,
  type XmlElement,
} from "../xml";

/** Filter dialect of a WQL query (MS-WSMV 3.1.4.1.30). */
export const WQL_DIALECT = "http://schemas.microsoft.com/wbem/wsman/1/WQL";

/** What an Enumerate request asks for. */
export interface EnumerateRequest {
  /** A WQL query; the resource must then be `*` of its namespace. */
  readonly wql?: string;
  /** Whether the first reply may already bring items (DSP0226 8.2.3). */
  readonly optimized: boolean;
  /** Items of one page at most. */
  readonly maxElements: number;
}

/** One page of an enumeration; the items of a server may be written already. */
export interface EnumerationPage<T = CimInstance> {
  /** In the order of the message; may be none. */
  readonly items: readonly T[];
  /** To be used in the next Pull; every page brings a new one. Undefined after the last page. */
  readonly context?: string;
}

/** The body of an Enumerate request. */
export function buildEnumerate(request: EnumerateRequest): XmlElement {
  const children: XmlElement[] = [];
  if (request.optimized) {
    children.push(element(WSMAN, "OptimizeEnumeration"));
    children.push(textElement(WSMAN, "MaxElements", String(request.maxElements)));
  }
  if (request.wql !== undefined) {
    children.push(textElement(WSMAN, "Filter", request.wql, [plainAttribute("Dialect", WQL_DIALECT)]));
  }
  return element(ENUMERATION, "Enumerate", { children });
}

/** A server's side. A filter in another dialect than WQL is left out. */
export function parseEnumerate(body: XmlElement): EnumerateRequest {
  const filter = child(body, WSMAN, "Filter");
  return {
    wql: filter && attributeValue(filter, "Dialect")?.trim() === WQL_DIALECT ? filter.text.trim() : undefined,
    optimized: child(body, WSMAN, "OptimizeEnumeration") !== undefined,
    maxElements: Number(childText(body, WSMAN, "MaxElements") ?? 1),
  };
}

/** The body of a request for the next page. */
export function buildPull(context: string, maxElements: number): XmlElement {
  return element(ENUMERATION, "Pull", {
    children: [
      textElement(ENUMERATION, "EnumerationContext", context),
      textElement(ENUMERATION, "MaxElements", String(maxElements)),
    ],
  });
}

/** The body of a request that ends the enumeration early. */
export function buildRelease(context: string): XmlElement {
  return element(ENUMERATION, "Release", { children: [textElement(ENUMERATION, "EnumerationContext", context)] });
}

/** The context of a Pull or Release request; a server's side. */
export function parseEnumerationContext(body: XmlElement): string | undefined {
  return childText(body, ENUMERATION, "EnumerationContext");
}

/** How many items a Pull request asks for at most; 1 when it does not say (WS-Enumeration 3.2). A server's side. */
export function parsePullMaxElements(body: XmlElement): number {
  return Number(childText(body, ENUMERATION, "MaxElements") ?? 1);
}

/** A page of the reply to Enumerate (`w:Items`) or to Pull (`n:Items`), as Windows writes both. */
export function buildEnumerationPage(reply: "Enumerate" | "Pull", page: EnumerationPage): XmlElement {
  return buildItemsPage(reply, { ...page, items: page.items.map(buildInstance) });
}

/** The same of items that are written already, as references are. */
export function buildItemsPage(reply: "Enumerate" | "Pull", page: EnumerationPage<XmlElement>): XmlElement {
  const namespace = reply === "Enumerate" ? WSMAN : ENUMERATION;
  const items = element(namespace, "Items", { children: page.items });
  const ended = page.context === undefined;
  const needsContext = !ended || reply === "Enumerate";
  return element(ENUMERATION, `${reply}Response`, {
    children: [
      ...(needsContext ? [textElement(ENUMERATION, "EnumerationContext", page.context ?? "")] : []),
      items,
      ...(ended ? [element(namespace, "EndOfSequence")] : []),
    ],
  });
}

/**
 * Reads either reply. Items and the end mark are taken from both namespaces, because hosts and tools mix them. Error
 * `malformed` for another body, or for a page that neither ends the enumeration nor says how to go on.
 */
export function parseEnumerationPage(body: XmlElement | undefined): EnumerationPage {
  const known = body && ["EnumerateResponse", "PullResponse"].some((name) => isNamed(body, ENUMERATION, name));
  if (body === undefined || !known) throw malformed("is neither an EnumerateResponse nor a PullResponse");
  const either = (name: string) => child(body, ENUMERATION, name) ?? child(body, WSMAN, name);
  const items = (either("Items")?.children ?? []).map(parseInstance);
  if (either("EndOfSequence") !== undefined) return { items };
  const context = parseEnumerationContext(body);
  if (!context) throw malformed("neither ends the enumeration nor carries a context");
  return { items, context };
}

function malformed(reason: string): WsmanError {
  return new WsmanError("malformed", `The reply to an enumeration ${reason}.`);
}
