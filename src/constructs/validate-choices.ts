import {
  CONFIGURABLE_MODES,
  modeProblem,
  ON_DESTROY,
  ON_POLICY_OVERRIDE,
  ON_VIOLATION,
  SCOPES,
  WRITE_METHODS,
} from "../licensing";
import type { LicensingMode } from "./choices/licensing-mode";
import * as errors from "./errors";
import { known } from "./known";

/** Of each property that is a choice, the class that stands for it and the provider's spellings. */
const CHOICES = {
  mode: { type: "LicensingMode", names: CONFIGURABLE_MODES },
  scope: { type: "LicensingScope", names: SCOPES },
  onPolicyOverride: { type: "OnPolicyOverride", names: ON_POLICY_OVERRIDE },
  writeMethod: { type: "WriteMethod", names: WRITE_METHODS },
  onDestroy: { type: "OnDestroy", names: ON_DESTROY },
  "redundancy.onViolation": { type: "OnViolation", names: ON_VIOLATION },
} as const;

type ChoiceProperty = keyof typeof CHOICES;

/** @throws an error for a mode that is missing, that is no {@link LicensingMode}, or that is known and not the provider's */
export function validateMode(path: string, mode: LicensingMode): void {
  const value = textOf(path, "mode", mode);
  const problem = value === undefined ? undefined : modeProblem(value);
  if (problem) throw errors.invalidValue(path, "mode", problem);
}

/** @throws an error for a choice that is no instance of its class, or that is known and not the provider's */
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
 * The text of a choice where it is known. JavaScript lets anything be given, and two copies of this package may be
 * installed, so a choice is told by its shape.
 */
function textOf(path: string, property: ChoiceProperty, choice: unknown): string | undefined {
  if (choice === undefined && property !== "mode") return undefined;
  const value: unknown = (choice as { readonly value?: unknown } | null | undefined)?.value;
  if (typeof value !== "string") throw errors.notAChoice(path, property, choice, CHOICES[property]);
  return known(value);
}
