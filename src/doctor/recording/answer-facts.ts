import {
  attributeValue,
  decodeXmlBytes,
  parseResponse,
  parseXml,
  SCHEMA_INSTANCE,
  type WsmanFault,
  type XmlElement,
} from "../../wsman/codecs";
import type { RecordedExchange } from "./recording";

/** What of an answer a client relies on: everything but the values. */
export interface AnswerFacts {
  readonly status: number;
  readonly contentType: string;
  readonly isReadable: boolean;
  readonly fault?: WsmanFault;
  readonly returnValue?: string;
  /** The forms of each element of the body, by its path: `GetDWORDValue_OUTPUT/uValue` is `integer`. */
  readonly forms: ReadonlyMap<string, ReadonlySet<string>>;
  /** How often each element occurs. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Reads them. Nothing in a recording makes this fail: people may have changed it. */
export function answerFacts({ status, contentType, reply }: RecordedExchange): AnswerFacts {
  const forms = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  const nothing = { status, contentType, isReadable: false, forms, counts };
  if (reply === undefined) return nothing;
  try {
    const { body, fault } = parseResponse(parseXml(decodeXmlBytes(Buffer.from(reply, "utf8"))));
    if (body !== undefined) note(body, body.name);
    return { ...nothing, isReadable: true, fault, returnValue: returnValueIn(body) };
  } catch {
    return nothing;
  }

  function note(item: XmlElement, path: string): void {
    forms.set(path, (forms.get(path) ?? new Set()).add(formOf(item)));
    counts.set(path, (counts.get(path) ?? 0) + 1);
    for (const child of item.children) note(child, `${path}/${child.name}`);
  }
}

function returnValueIn(body: XmlElement | undefined): string | undefined {
  const item = body?.children.find(({ name }) => name === "ReturnValue");
  return item && (formOf(item) === "nil" ? "nil" : item.text.trim());
}

function formOf(item: XmlElement): string {
  if (/^(?:true|1)$/.test(attributeValue(item, "nil", SCHEMA_INSTANCE)?.trim() ?? "")) return "nil";
  if (item.children.length > 0) return "elements";
  const text = item.text.trim();
  if (text === "") return "empty";
  if (/^[+-]?\d+$/.test(text)) return "integer";
  if (/^(?:true|false)$/.test(text)) return "boolean";
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  return time === null ? "text" : `time${time[1] ? " with a fraction" : ""}${time[2] ? " and zone" : ""}`;
}
