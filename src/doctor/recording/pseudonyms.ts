import { isIP } from "node:net";

/** What separates the parts of names: of a DNS name, an account, an address, a list. Anything else belongs to a part. */
const PARTS = /([.\\@,;:/ ]+)/;

/** The longest name of NetBIOS; a longer computer name is cut to it. */
const NETBIOS_LENGTH = 15;

const SID = /^S-\d+(?:-\d+)+$/i;
const GUID = /^(?:uuid:)?\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i;

/**
 * Replaces texts, the same by the same. Letter case makes no difference, and a name is the same inside a longer one, so
 * that `RDSH1`, `rdsh1.contoso.com` and `CONTOSO\svc` become `name1`, `name1.name2.name3` and `name2\name4`.
 */
export class Pseudonyms {
  readonly #given = new Map<string, string>();
  /** Names of at least the length of NetBIOS, by what they are cut to; the second says no more than that there is one. */
  readonly #long = new Map<string, readonly string[]>();
  readonly #counts = new Map<string, number>();

  /** A text that may hold several names. */
  replace(text: string): string {
    const whole = kindOfWhole(text.trim());
    if (whole !== undefined) return this.#placeholder(whole, text.trim());
    return text
      .split(PARTS)
      .map((part, index) => (index % 2 === 1 || part === "" ? part : this.name(part)))
      .join("");
  }

  /** One name, whatever it is made of. */
  name(name: string): string {
    return this.#placeholder(kindOfWhole(name) ?? "name", name);
  }

  #placeholder(kind: string, text: string): string {
    const key = text.normalize("NFKC").toLowerCase();
    const known = this.#given.get(key) ?? this.#cutOrWhole(key);
    if (known !== undefined) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const given = `${kind}${count}`;
    this.#given.set(key, given);
    if (key.length >= NETBIOS_LENGTH) {
      const cut = key.slice(0, NETBIOS_LENGTH);
      this.#long.set(cut, [...(this.#long.get(cut) ?? []), key].slice(0, 2));
    }
    return given;
  }

  /** What a name of NetBIOS was cut from, or what a long name is cut to, where only one is meant. */
  #cutOrWhole(key: string): string | undefined {
    if (key.length < NETBIOS_LENGTH) return undefined;
    const cut = key.slice(0, NETBIOS_LENGTH);
    const [only, another] = this.#long.get(cut) ?? [];
    const isMeant = only !== undefined && another === undefined && (key === cut || only === cut);
    return isMeant ? this.#given.get(only) : undefined;
  }
}

function kindOfWhole(text: string): string | undefined {
  if (isIP(text) !== 0) return "address";
  if (SID.test(text)) return "sid";
  return GUID.test(text) ? "guid" : undefined;
}
