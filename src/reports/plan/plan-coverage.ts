import type { TerraformDiagnostic } from "./terraform/terraform-message";
import { identityOf, type ObjectIdentity, type PlanDocument } from "./plan-document";

/** What is known of how a plan was made, beside its JSON. */
export interface PlanMaking {
  /** What the engine said while it planned. */
  readonly diagnostics: readonly TerraformDiagnostic[];
  /** The addresses of which it said that they were refreshed or read. */
  readonly lookedAt: ReadonlySet<string>;
  /** Whether nothing was left out, and the code was not looked at: a whole plan of `-refresh-only`. */
  readonly isWholeRefresh: boolean;
}

/** The summary of what the provider warns of where its own configuration was not known, so that no host was asked. */
export const NOT_REFRESHED = "The object was not refreshed";

/** Tells what of a plan was looked at, and what is in it as it was stored some time before. */
export interface LookedAt {
  /** Whether a resource of which the plan has a change was refreshed. */
  isRefreshed(change: ObjectIdentity): boolean;
  /** Whether an object of which the plan has no change was. */
  isFound(object: ObjectIdentity): boolean;
  /** Whether a data source was read. */
  isRead(data: ObjectIdentity): boolean;
}

/** @param making absent where the plan was given as it was made before: then its JSON alone has to tell */
export function lookedAt(plan: PlanDocument, making?: PlanMaking): LookedAt {
  const warned = notRefreshed(making);
  const isTold = ({ address }: ObjectIdentity) => making === undefined || making.lookedAt.has(address);
  const isRefreshed = (object: ObjectIdentity) => isTold(object) && !warned(object.address);
  const isWhole = plan.complete === true || making?.isWholeRefresh === true;
  const pending = new Set(plan.changes.filter(isPendingRead).map(identityOf));
  return {
    isRefreshed,
    isFound: (object) => isWhole && isRefreshed(object),
    // Without being told that a plan is complete, nothing in it tells a data source that was left out.
    isRead: (data) => !pending.has(identityOf(data)) && (making === undefined ? plan.complete === true : isTold(data)),
  };
}

/** A data source inside a check block is planned to be read again though it was read. */
function isPendingRead({ actions, reason }: PlanDocument["changes"][number]): boolean {
  return actions.includes("read") && reason !== "read_because_check_nested";
}

/** What is not in the code any more has no address in a diagnostic, so that such a warning may be about any. */
function notRefreshed(making: PlanMaking | undefined): (address: string) => boolean {
  const warnings = (making?.diagnostics ?? []).filter(({ summary }) => summary === NOT_REFRESHED);
  const addresses = new Set(warnings.map(({ address }) => address));
  return (address) => addresses.has(address) || addresses.has(undefined);
}
