import { quoted } from "../harmless-text";
import type { Problem } from "./problem";

/** The modes a person may ask for. */
export const CONFIGURABLE_MODES = ["per_device", "per_user"] as const;
/** One of {@link CONFIGURABLE_MODES}. */
export type ConfigurableMode = (typeof CONFIGURABLE_MODES)[number];

/**
 * The mode a session host is in, as text: a configurable one, `not_configured`, `aad_per_user` (set by policy only), or
 * `unknown_<n>` for a number Windows does not document for this value.
 */
export type LicensingMode = ConfigurableMode | "not_configured" | "aad_per_user" | `unknown_${number}`;

/**
 * `LicensingMode` numbers as the registry and WMI use them: 2 and 4 from the Remote Desktop licensing policy and the
 * unattended-setup reference, 5 = not configured, 6 = AAD Per User (policy "Set the Remote Desktop licensing mode").
 */
const NUMBERS = { per_device: 2, per_user: 4, not_configured: 5, aad_per_user: 6 } as const;
const NAMES = new Map<number, LicensingMode>(
  Object.entries(NUMBERS).map(([name, number]) => [number, name as LicensingMode]),
);

/** The mode of a stored number; a value that is absent means "not configured". */
export function modeFromNumber(number: number | undefined): LicensingMode {
  if (number === undefined) return "not_configured";
  return NAMES.get(number) ?? `unknown_${number}`;
}

/** The stored number of a mode: what {@link modeFromNumber} read it from. */
export function numberFromMode(mode: LicensingMode): number {
  return isNamed(mode) ? NUMBERS[mode] : Number(mode.slice("unknown_".length));
}

function isNamed(mode: LicensingMode): mode is keyof typeof NUMBERS {
  return mode in NUMBERS;
}

/** The name people know a mode by, for messages. */
export function describeMode(mode: LicensingMode): string {
  const names: Partial<Record<LicensingMode, string>> = {
    per_device: "Per Device",
    per_user: "Per User",
    not_configured: "not configured",
    aad_per_user: "AAD Per User",
  };
  return names[mode] ?? `an undocumented value (${mode.replace("unknown_", "")})`;
}

/** Why `mode` cannot be asked for, or `undefined` when it can. */
export function modeProblem(mode: string): Problem | undefined {
  if ((CONFIGURABLE_MODES as readonly string[]).includes(mode)) return undefined;
  return {
    code: "unknown_mode",
    summary: "Unknown licensing mode",
    detail: `${quoted(mode)} is not a licensing mode a session host can be given. Use "per_device" or "per_user", whichever matches the CALs installed on the license servers.`,
  };
}
