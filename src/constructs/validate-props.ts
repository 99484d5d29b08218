import {
  CONFIGURABLE_MODES,
  isProblem,
  licenseServerListProblems,
  modeProblem,
  ON_DESTROY,
  ON_POLICY_OVERRIDE,
  ON_VIOLATION,
  parseSessionHost,
  SCOPES,
  WRITE_METHODS,
} from "../licensing";
import { Token } from "./cdk";
import type { LicensingMode } from "./choices/licensing-mode";
import * as errors from "./errors";
import { knownAtSynth } from "./tokens";

/*
 * Each function throws for a value that is known at synth and that the provider would refuse. It skips tokens, which the
 * provider checks once it knows their values.
 */

/** For each property that is a choice: its class, and the provider's spellings. */
const CHOICES = {
  mode: { type: "LicensingMode", names: CONFIGURABLE_MODES },
  settingsScope: { type: "LicensingScope", names: SCOPES },
  onPolicyOverride: { type: "OnPolicyOverride", names: ON_POLICY_OVERRIDE },
  writeMethod: { type: "WriteMethod", names: WRITE_METHODS },
  onDestroy: { type: "OnDestroy", names: ON_DESTROY },
  "redundancy.onViolation": { type: "OnViolation", names: ON_VIOLATION },
} as const;

type ChoiceProperty = keyof typeof CHOICES;

/** @param property where the host was given, for example `farm/licensing: sessionHosts[1]` */
export function validateHost(property: string, text: string): void {
  const host = knownAtSynth(text);
  const result = host === undefined ? undefined : parseSessionHost(host);
  if (result !== undefined && isProblem(result)) throw errors.invalidHost(property, result);
}

export function validateLicenseServers(path: string, servers: string[]): void {
  if (Token.isUnresolved(servers)) return;
  const [problem] = licenseServerListProblems(servers.map(knownAtSynth));
  if (problem) throw errors.invalidValue(path, "licenseServers", problem);
}

/** @returns the number where it is known */
export function validateWholeNumber(
  path: string,
  property: string,
  value: number | undefined,
  range: readonly [least: number, most?: number],
): number | undefined {
  if (value === undefined || Token.isUnresolved(value)) return undefined;
  const [least, most = Number.MAX_SAFE_INTEGER] = range;
  if (!Number.isInteger(value) || value < least || value > most) throw errors.notInRange(path, property, value, range);
  return value;
}

/** @throws an error for a mode that is missing, is not a {@link LicensingMode}, or is known and not the provider's */
export function validateMode(path: string, mode: LicensingMode): void {
  const value = textOf(path, "mode", mode);
  const problem = value === undefined ? undefined : modeProblem(value);
  if (problem) throw errors.invalidValue(path, "mode", problem);
}

/** @throws an error for a choice that is not of its class, or is known and not the provider's */
export function validateChoice(
  path: string,
  property: ChoiceProperty,
  choice: { readonly value: string } | undefined,
): void {
  const value = textOf(path, property, choice ?? undefined);
  const names: readonly string[] = CHOICES[property].names;
  if (value !== undefined && !names.includes(value)) throw errors.unknownChoice(path, property, value, names);
}

/**
 * The text of a choice where it is known. JavaScript accepts anything here, and two copies of this package may be
 * installed, so a choice is recognized by its shape.
 */
function textOf(path: string, property: ChoiceProperty, choice: unknown): string | undefined {
  if (choice === undefined && property !== "mode") return undefined;
  const value: unknown = (choice as { readonly value?: unknown } | null | undefined)?.value;
  if (typeof value !== "string") throw errors.notAChoice(path, property, choice, CHOICES[property]);
  return knownAtSynth(value);
}
