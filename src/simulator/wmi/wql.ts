import type { CimInstance, CimMembers } from "../../wsman/codecs";

/** The part of WQL that is simulated: `select * | columns from class [where property = value]`. */
export interface WqlQuery {
  /** Undefined = all. */
  readonly columns: readonly string[] | undefined;
  readonly className: string;
  readonly where: { readonly property: string; readonly value: string } | undefined;
}

const GRAMMAR =
  /^\s*select\s+(\*|[\w\s,]+?)\s+from\s+(\w+)(?:\s+where\s+(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\w+)))?\s*$/i;

/** Undefined when the text is not WQL, or more of it than is simulated. */
export function parseWql(text: string): WqlQuery | undefined {
  const match = GRAMMAR.exec(text);
  const [, columns, className, property, double, single, bare] = match ?? [];
  if (columns === undefined || className === undefined) return undefined;
  return {
    columns: columns === "*" ? undefined : columns.split(",").map((column) => column.trim()),
    className,
    where: property === undefined ? undefined : { property, value: double ?? single ?? bare ?? "" },
  };
}

/** What the query selects of a class's instances; chosen columns have no class anymore ([MS-WSMV] note 58). */
export function select({ columns, where }: WqlQuery, instances: readonly CimInstance[]): readonly CimInstance[] {
  const kept = instances.filter(({ properties }) => where === undefined || holds(properties, where));
  if (columns === undefined) return kept;
  return kept.map(({ properties }) => ({
    kind: "instance",
    resourceUri: "",
    className: "",
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => includes(columns, name))),
  }));
}

function holds(properties: CimMembers, { property, value }: { property: string; value: string }): boolean {
  const [, found] = Object.entries(properties).find(([name]) => includes([property], name)) ?? [];
  return typeof found === "string" && found.toLowerCase() === value.toLowerCase();
}

function includes(names: readonly string[], name: string): boolean {
  return names.some((candidate) => candidate.toLowerCase() === name.toLowerCase());
}
