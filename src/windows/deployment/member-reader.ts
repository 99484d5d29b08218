import { type CimMembers, type CimScalarType, type CimValue, isCimList, typedMembers, WsmanError } from "../../wsman";

/**
 * The members of an instance of a class whose form on the wire nobody has recorded: names are found whatever their letter
 * case, and what is not of its type is not known.
 */
export interface MemberReader {
  text(name: string): string | undefined;
  /** `true`, `false`, 1 or 0. */
  boolean(name: string): boolean | undefined;
  number(name: string): number | undefined;
  /** The texts of a list, or of one text; a list without items is absent. Undefined for what is no text. */
  texts(name: string): readonly string[] | undefined;
}

export function memberReader(members: CimMembers): MemberReader {
  const values = new Map(Object.entries(members).map(([name, value]) => [name.toLowerCase(), value]));
  const member = (name: string) => values.get(name.toLowerCase());
  return {
    text: (name) => scalar(member(name), "string") as string | undefined,
    boolean: (name) => scalar(member(name), "boolean") as boolean | undefined,
    number: (name) => scalar(member(name), "uint32") as number | undefined,
    texts: (name) => listOf(member(name)),
  };
}

function scalar(value: CimValue | undefined, type: CimScalarType): unknown {
  if (value === undefined) return undefined;
  try {
    return typedMembers({ value }, { value: type }).value ?? undefined;
  } catch (error) {
    if (error instanceof WsmanError) return undefined;
    throw error;
  }
}

function listOf(value: CimValue | undefined): readonly string[] | undefined {
  const items = value === undefined || value === null ? [] : isCimList(value) ? value : [value];
  // In a list that Windows has, an item without a value is an empty one.
  const texts = items.map((item) => item ?? "");
  return texts.every((item) => typeof item === "string") ? texts : undefined;
}
