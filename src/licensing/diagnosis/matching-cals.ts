import { someOf } from "../../harmless-text";
import { type BoughtPack, type CalTotal, calTotals, isBoughtPack, isExpired, sumOf } from "../cal-totals";
import type { KeyPack } from "../license-server-inventory";
import type { ConfigurableMode } from "../mode";
import { calsCover, releaseOfCal, windowsRelease } from "../windows-release";
import { areAllAsked, askedServers } from "./asked-servers";
import type { DiagnosisInput, LicenseServerAnswers } from "./diagnosis-input";

/** The CALs of a license server that were bought for a mode; both lists are empty where its packs are not known. */
export interface MatchingCals {
  /** Those that license sessions. */
  readonly valid: readonly BoughtPack[];
  readonly expired: readonly BoughtPack[];
}

/** @param at the time that CALs have expired by or not */
export function matchingCals({ keyPacks }: LicenseServerAnswers, mode: ConfigurableMode, at: Date): MatchingCals {
  const bought = keyPacks.known ? keyPacks.value.filter(isBoughtPack).filter(({ model }) => model === mode) : [];
  return {
    valid: bought.filter((pack) => !isExpired(pack, at)),
    expired: bought.filter((pack) => isExpired(pack, at)),
  };
}

/** Whether any license server that was asked has CALs of a mode that license sessions. */
export function areCalsElsewhere(input: DiagnosisInput, mode: ConfigurableMode): boolean {
  return askedServers(input).some((server) => matchingCals(server, mode, input.observedAt).valid.length > 0);
}

/** How bad it is that a license server has no CALs of a mode: an error where no other can have any. */
export function severityOfAbsence(input: DiagnosisInput, mode: ConfigurableMode): "error" | "warning" {
  return areCalsElsewhere(input, mode) || !areAllAsked(input) ? "warning" : "error";
}

/**
 * Those of a mode that license sessions on the session host: not the ones for a release that is known to be older than
 * the host's.
 */
export function usableCals(
  server: LicenseServerAnswers,
  mode: ConfigurableMode,
  { windowsBuild, observedAt }: DiagnosisInput,
): readonly BoughtPack[] {
  const host = windowsBuild.known ? windowsRelease(windowsBuild.value) : undefined;
  return matchingCals(server, mode, observedAt).valid.filter(({ productVersion, productVersionId }) => {
    const release = releaseOfCal(productVersion, productVersionId);
    return host === undefined || release === undefined || calsCover(release, host);
  });
}

/** How many CALs of a mode a license server has left for the session host. */
function calsLeft(server: LicenseServerAnswers, mode: ConfigurableMode, input: DiagnosisInput): number {
  return sumOf(usableCals(server, mode, input), "available");
}

/** How bad it is that a license server has no CALs of a mode left: Per User is not enforced, and others may have some. */
export function severityOfShortage(input: DiagnosisInput, mode: ConfigurableMode): "error" | "warning" {
  const areLeft = askedServers(input).some((server) => calsLeft(server, mode, input) > 0);
  return mode === "per_device" && !areLeft && areAllAsked(input) ? "error" : "warning";
}

/** By version of Windows Server, the CALs of which more are issued than were bought. */
export function overIssued(packs: readonly BoughtPack[], at: Date): readonly CalTotal[] {
  return calTotals(packs, at).filter(({ over }) => over > 0);
}

/** More than this are not all named in one sentence. */
const MOST_NAMED = 3;

/** The days on which packs expire, in UTC, the earliest first: `2026-12-01, 2027-01-31`. */
export function expiryDates(packs: readonly KeyPack[]): string {
  const days = [...new Set(packs.map(({ expires }) => expires?.slice(0, 10) ?? "never"))].sort();
  return someOf(days, MOST_NAMED, "days");
}
