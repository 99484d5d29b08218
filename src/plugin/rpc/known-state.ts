import { type Diagnostic, errorDiagnostic } from "../diagnostics";
import { isWhollyKnown, type ObjectValue } from "../value";

/** Terraform stores known values only: an error for every attribute a handler left unknown. */
export function checkKnown(state: ObjectValue | null): readonly Diagnostic[] {
  return Object.entries(state ?? {})
    .filter(([, value]) => value !== undefined && !isWhollyKnown(value))
    .map(([name]) =>
      errorDiagnostic(
        "The provider returned an unknown value",
        `${name} is still unknown. This is a defect of the provider; please report it to its developers.`,
        [name],
      ),
    );
}
