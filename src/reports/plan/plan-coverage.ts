import { identityOf, type ObjectIdentity, type PlanDocument } from "./plan-document";
import type { TerraformDiagnostic } from "./terraform/terraform-message";

/** What is known of how a plan was made, beside its JSON. */
export interface PlanMaking {
  /** What Terraform or OpenTofu said while it planned. */
  readonly diagnostics: readonly TerraformDiagnostic[];
  /** The addresses that it said were refreshed or read. */
  readonly refreshed: ReadonlySet<string>;
  /** Whether it was a whole plan of `-refresh-only`: nothing was left out, and the code was not read. */
  readonly isWholeRefresh: boolean;
}

/** The summary of the warning of the provider that its own configuration was not known, so that no host was asked. */
const NOT_REFRESHED = "The object was not refreshed";

/** What of a plan is as the host is now; the rest of it is as it was stored before. */
export interface PlanCoverage {
  /** Whether a resource of which the plan has a change was refreshed. */
  isRefreshed(change: ObjectIdentity): boolean;
  /** Whether an object of which the plan has no change was. */
  isFound(object: ObjectIdentity): boolean;
  /** Whether a data source was read. */
  isRead(data: ObjectIdentity): boolean;
}

/** @param making absent for a plan that was made before: then its JSON alone has to tell */
export function planCoverage(plan: PlanDocument, making?: PlanMaking): PlanCoverage {
  const warned = notRefreshed(making);
  const isTold = ({ address }: ObjectIdentity) => making === undefined || making.refreshed.has(address);
  const isRefreshed = (object: ObjectIdentity) => isTold(object) && !warned(object.address);
  const isWhole = plan.complete === true || making?.isWholeRefresh === true;
  const readAgain = plan.changes.filter(({ actions }) => actions.includes("read"));
  const pending = new Set(readAgain.filter((change) => !isOfCheck(change)).map(identityOf));
  const readForCheck = new Set(readAgain.filter((change) => isOfCheck(change) && change.after).map(identityOf));
  // Of any other, nothing tells whether it was left out, unless the plan says that it is complete.
  const isSaid = (data: ObjectIdentity) => plan.complete === true || readForCheck.has(identityOf(data));
  return {
    isRefreshed,
    isFound: (object) => isWhole && isRefreshed(object),
    isRead: (data) => !pending.has(identityOf(data)) && (making === undefined ? isSaid(data) : isTold(data)),
  };
}

/** A data source inside a check block that fails is planned to be read again though it was read. */
function isOfCheck({ reason }: PlanDocument["changes"][number]): boolean {
  return reason === "read_because_check_nested";
}

/** What is not in the code anymore has no address in a diagnostic, so that such a warning may be about any. */
function notRefreshed(making: PlanMaking | undefined): (address: string) => boolean {
  const warnings = (making?.diagnostics ?? []).filter(({ summary }) => summary === NOT_REFRESHED);
  const addresses = new Set(warnings.map(({ address }) => address));
  return (address) => addresses.has(address) || addresses.has(undefined);
}
