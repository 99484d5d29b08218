import { ADDRESSING, child, childText, SOAP, WSMAN, type XmlElement } from "../../wsman/codecs";

/** What a request asks, in words that are the same for every host: its action, its class, and what it names. */
export function questionOf(request: XmlElement): string {
  const header = child(request, SOAP, "Header");
  const [body] = child(request, SOAP, "Body")?.children ?? [];
  const action = last(header && childText(header, ADDRESSING, "Action")) ?? body?.name ?? "";
  const uri = (header && childText(header, WSMAN, "ResourceURI")) ?? "";
  const about = uri.split("/").slice(-2).join("/");
  const named = body === undefined ? [] : textsIn(body);
  const parts = [about, ...named].filter((part) => part !== "");
  return parts.length === 0 ? action : `${action}(${parts.join(", ")})`;
}

function last(uri: string | undefined): string | undefined {
  return uri?.split("/").at(-1);
}

/** Contexts and numbers are of the moment. */
function textsIn({ name, text, children }: XmlElement): string[] {
  const own = text === "" || name === "EnumerationContext" || /^\d+$/.test(text) ? [] : [text];
  return [...own, ...children.flatMap(textsIn)];
}
