import type { HostReport } from "../model/report";

/** Which row it is, across reports. */
export type RowParts = Pick<HostReport, "host" | "address" | "deposed" | "origin">;

/**
 * Tells which row of one report is which of another. A host is known by its name, whatever moved in the code. Where several
 * rows have one name, as two stacks that manage the same host or hosts whose names are sensitive, their resources tell them
 * apart.
 */
export function rowIdentifier(rows: readonly RowParts[]): (row: RowParts) => string {
  const counts = new Map<string, number>();
  for (const name of rows.map(nameOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (row) => {
    const name = nameOf(row);
    return (counts.get(name) ?? 0) < 2 ? name : JSON.stringify([name, row.address, row.origin]);
  };
}

/** Windows names are the same in any letter case. */
function nameOf({ host, deposed }: RowParts): string {
  return JSON.stringify([host.toLowerCase(), deposed]);
}
