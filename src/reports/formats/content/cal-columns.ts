import { type CalTotal, describeMode } from "../../../licensing";
import type { LicenseServerReport } from "../../model/report";

/** A column of numbers of the CALs of license servers. */
export interface CalColumn {
  readonly name: "bought" | "issued" | "available" | "over" | "expiring" | "expired";
  /** What a number that is not 0 says, where somebody has to know of it. */
  readonly tone?: "bad" | "changed" | "lost";
}

const COLUMNS: readonly CalColumn[] = [
  { name: "bought" },
  { name: "issued" },
  { name: "available" },
  { name: "over", tone: "bad" },
  { name: "expiring", tone: "changed" },
];

const EXPIRED: CalColumn = { name: "expired", tone: "lost" };

/** Those that there is something in: CALs that have expired are rare. */
export function calColumns(servers: readonly LicenseServerReport[]): readonly CalColumn[] {
  const hasExpired = servers.some(({ cals }) => cals?.some(({ expired }) => expired > 0) ?? false);
  return hasExpired ? [...COLUMNS, EXPIRED] : COLUMNS;
}

/** A number that somebody has to know of, with its word: `12 over`. Undefined where it is one like the others. */
export function calWarning(cals: CalTotal, { name, tone }: CalColumn): string | undefined {
  return tone === undefined || cals[name] === 0 ? undefined : `${cals[name]} ${name}`;
}

/** Which CALs they are: `Per User, Windows Server 2022`. Not escaped. */
export function calKind({ mode, productVersion }: CalTotal): string {
  return `${describeMode(mode)}, ${productVersion}`;
}

/** Why a license server has no numbers. Not escaped. */
export function noCals({ cals, reason = "no reason was given" }: LicenseServerReport): string {
  return cals === null ? `not known: ${reason}` : "none";
}
