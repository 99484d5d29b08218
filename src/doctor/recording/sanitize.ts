import { isIP } from "node:net";
import type { XmlAttribute, XmlElement, XmlNamespace } from "../../wsman/codecs";
import type { Pseudonyms } from "./pseudonyms";
import {
  NUMBER_NAMES,
  PHRASE_NAMES,
  PHRASE_WORDS,
  PREFIXES,
  PROSE_NAMES,
  PUBLIC_URIS,
  SCHEMA_ENDINGS,
  SCHEMA_WORDS,
  URI_HOSTS,
  URI_WORDS,
} from "./public-words";

/** What stands for a text that was written for people. */
export const PROSE = "[text]";

/** Versions and dates of the standards. */
const URI_NUMBERS = /^(?:[12]|0[1-9]|1998|2001|200[349])$/;
const INTEGER = /^[+-]?\d{1,10}$/;
const BOOLEAN = /^(?:true|false)$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})?$/;
const INTERVAL = /^-?P(?:\d{1,9}D)?(?:T(?:\d{1,9}H)?(?:\d{1,9}M)?(?:\d{1,9}(?:\.\d{1,9})?S)?)?$/;
const LANGUAGE = /^[a-z]{2}(?:-[A-Z]{2})?$/;
/** What Identify and `Win32_OperatingSystem` say of Windows. */
const WINDOWS_VERSION = /^(?:OS: )?\d{1,2}\.\d{1,2}\.\d{1,5}(?: SP: \d{1,2}\.\d{1,2} Stack: \d\.\d)?$/;

/**
 * Makes messages that anybody may read: of what is in them, only what is known to be public stays, in the form it has in
 * the tree; whatever else there is, in whatever encoding, is replaced. Not even the form of an unknown text is kept.
 */
export class Sanitizer {
  readonly #pseudonyms: Pseudonyms;
  /** Names of this host and of who asks, which are private even where they are public words. */
  readonly #private: ReadonlySet<string>;

  constructor(pseudonyms: Pseudonyms, ownNames: readonly string[]) {
    this.#pseudonyms = pseudonyms;
    const parts = ownNames.flatMap((name) => [name, ...(isIP(name) === 0 ? name.split(/[.\\@:/ ]+/) : [])]);
    this.#private = new Set(parts.map(folded));
  }

  message(root: XmlElement): XmlElement {
    const { name, uri, text, attributes, declarations, children } = root;
    return {
      ...this.#namespace({ prefix: root.prefix, uri }),
      name: this.#schemaName(name),
      attributes: attributes.map((one) => this.#attribute(one)),
      declarations: declarations.map((one) => this.#namespace(one)),
      children: children.map((child) => this.message(child)),
      text: text.trim() === "" ? "" : this.text(name, text.trim()),
    };
  }

  /** The text of an element or an attribute of that name. */
  text(name: string, text: string): string {
    if (text === "") return "";
    if (INTEGER.test(text)) return NUMBER_NAMES.has(name) && !this.#isPrivateNumber(text) ? text : "0";
    if (BOOLEAN.test(text)) return text;
    if (DATE_TIME.test(text) || INTERVAL.test(text)) return text.replace(/\d/g, "0");
    if (!this.#isPrivate(text)) {
      if (name === "lang" && LANGUAGE.test(text)) return text;
      if (/^(?:ProductVersion|Version)$/.test(name) && WINDOWS_VERSION.test(text)) return text;
      if (isSchemaWord(text)) return text;
      if (PHRASE_NAMES.has(name) && this.#isPhrase(text)) return text;
    }
    const qualified = /^([\w-]+):(\w+)$/.exec(text);
    if (qualified?.[1] !== undefined && qualified[2] !== undefined && isSchemaWord(qualified[2])) {
      return `${this.#prefix(qualified[1])}:${qualified[2]}`;
    }
    if (/^https?:\/\//i.test(text)) return this.#uri(text);
    return PROSE_NAMES.has(name) ? PROSE : this.#pseudonyms.replace(text);
  }

  #attribute({ prefix, uri, name, value }: XmlAttribute): XmlAttribute {
    return { ...this.#namespace({ prefix, uri }), name: this.#schemaName(name), value: this.text(name, value.trim()) };
  }

  #namespace({ prefix, uri }: XmlNamespace): XmlNamespace {
    return { prefix: this.#prefix(prefix), uri: uri === "" ? "" : this.#uri(uri) };
  }

  #prefix(prefix: string): string {
    return prefix === "" || PREFIXES.has(prefix) ? prefix : this.#pseudonyms.name(prefix);
  }

  #schemaName(name: string): string {
    return isSchemaWord(name) ? name : this.#pseudonyms.name(name);
  }

  #uri(uri: string): string {
    // They are in every recording, whatever the host is called.
    if (PUBLIC_URIS.has(uri)) return uri;
    const [scheme = "", , host = "", ...path] = uri.split("/");
    if (!/^https?:$/.test(scheme) || !URI_HOSTS.has(host)) return this.#pseudonyms.replace(uri);
    return [scheme, "", host, ...path.map((part) => this.#uriPart(part))].join("/");
  }

  #uriPart(part: string): string {
    if (part === "") return part;
    if (URI_NUMBERS.test(part)) return part;
    const isPublic = (isSchemaWord(part) || URI_WORDS.has(part)) && !this.#isPrivate(part);
    return isPublic ? part : this.#pseudonyms.name(part);
  }

  /** All of it public words, and no more of them than a request has. */
  #isPhrase(text: string): boolean {
    const parts = text.split(/[\s,\\*=']+/).filter(Boolean);
    return parts.every((part) => (PHRASE_WORDS.has(part) || isSchemaWord(part)) && !this.#isPrivate(part));
  }

  /** A number of few digits is no secret, and a host called 4 would otherwise hide every mode. */
  #isPrivateNumber(text: string): boolean {
    return text.length > 3 && this.#isPrivate(text);
  }

  #isPrivate(text: string): boolean {
    return this.#private.has(folded(text));
  }
}

function isSchemaWord(name: string): boolean {
  if (SCHEMA_WORDS.has(name)) return true;
  const ending = SCHEMA_ENDINGS.find((one) => name.endsWith(one));
  return ending !== undefined && SCHEMA_WORDS.has(name.slice(0, -ending.length));
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
