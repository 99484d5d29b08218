import { isDeepStrictEqual } from "node:util";
import type { PlanDocument, ResourceChange } from "../reports";

/** What a plan would do to one resource. */
export interface PlannedChange {
  /** For example `rdslicensing_configuration.licensing_rdsh1_7F4B1A92`. */
  readonly address: string;
  /** For example `["update"]`, or `["delete", "create"]` for a replacement. */
  readonly actions: readonly string[];
  /** The attributes that change, sorted. Those that are only known after apply are left out. */
  readonly attributes: readonly string[];
}

/**
 * The changes of a plan; reading a data source is none.
 *
 * @internal
 */
export function plannedChanges({ changes }: PlanDocument): PlannedChange[] {
  return changes
    .filter(({ actions }) => actions.some((action) => action !== "no-op" && action !== "read"))
    .map((change) => ({ address: change.address, actions: change.actions, attributes: attributesOf(change) }));
}

function attributesOf({ before, after, afterUnknown }: ResourceChange): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const differs = (name: string) => !isDeepStrictEqual(before?.[name] ?? null, after?.[name] ?? null);
  return [...names].filter((name) => afterUnknown[name] !== true && differs(name)).sort();
}
