import { harmless, harmlessLines } from "../../harmless-text";
import type { AttributePath, Diagnostic } from "../diagnostics";
import {
  type AttributePath_Step,
  type AttributePath as AttributePathMessage,
  Diagnostic_Severity,
  type Diagnostic as DiagnosticMessage,
} from "./generated/tfplugin6";
import type { ValueType } from "./value-type";

/**
 * Last line of defense for a text that an author took from outside: nothing in a message steers a terminal or a CI system.
 *
 * @param mask removes secrets from a text
 */
export function diagnosticMessage(
  { severity, summary, detail, path }: Diagnostic,
  type: ValueType | undefined,
  mask: (text: string) => string,
): DiagnosticMessage {
  return {
    severity: severity === "error" ? Diagnostic_Severity.ERROR : Diagnostic_Severity.WARNING,
    summary: harmless(mask(summary)),
    detail: harmlessLines(mask(detail)),
    attribute: path && type && path.length > 0 ? pathMessage(path, type) : undefined,
  };
}

/** The type tells attribute names from map keys. Elements of a set have no address, so the path ends at the set. */
export function pathMessage(path: AttributePath, type: ValueType): AttributePathMessage {
  const steps: AttributePath_Step[] = [];
  let current: ValueType | undefined = type;
  for (const step of path) {
    if (current === undefined || current.kind === "set") break;
    steps.push({ selector: selector(step, current) });
    current = innerType(step, current);
  }
  return { steps };
}

function selector(step: string | number, type: ValueType): AttributePath_Step["selector"] {
  if (typeof step === "number") return { $case: "elementKeyInt", value: BigInt(step) };
  return { $case: type.kind === "object" ? "attributeName" : "elementKeyString", value: step };
}

function innerType(step: string | number, type: ValueType): ValueType | undefined {
  if (type.kind === "object") return type.attributes[step];
  return "element" in type ? type.element : undefined;
}
