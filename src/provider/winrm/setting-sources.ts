import { type Diagnostic, errorDiagnostic, isUnknown, type Unknown } from "../../plugin";
import { environmentVariable, WINRM_ATTRIBUTES, type WinrmAttribute } from "./winrm-attributes";

export type SettingValue = string | number | boolean;
export type Environment = Readonly<Record<string, string | undefined>>;
/** The provider's `winrm` as configured: nothing, not known yet, or attribute by attribute. */
export type WinrmConfig = { readonly [A in WinrmAttribute]: SettingValue | Unknown | null } | Unknown | null;

/** Settings as far as they are known. */
export interface SettingSources {
  /** Values of the configuration, else of the environment; absent where neither has one or it is not known yet. */
  readonly values: Readonly<Partial<Record<WinrmAttribute, SettingValue>>>;
  /** Attributes whose value comes from something not created yet. */
  readonly unknown: ReadonlySet<WinrmAttribute>;
  /** What is wrong with values of the environment (those of the configuration are judged by the schema). */
  readonly diagnostics: readonly Diagnostic[];
}

export function settingSources(config: WinrmConfig, environment: Environment): SettingSources {
  const values: Partial<Record<WinrmAttribute, SettingValue>> = {};
  const unknown = new Set<WinrmAttribute>();
  const diagnostics: Diagnostic[] = [];
  for (const attribute of Object.keys(WINRM_ATTRIBUTES) as WinrmAttribute[]) {
    const configured = isUnknown(config) ? config : config?.[attribute];
    if (isUnknown(configured)) {
      unknown.add(attribute);
    } else if (configured !== null && configured !== undefined) {
      values[attribute] = configured;
    } else {
      const text = environment[environmentVariable(attribute)];
      if (text === undefined || text === "") continue;
      const read = readText(attribute, text);
      if (typeof read === "object") diagnostics.push(environmentProblem(attribute, read.problem));
      else values[attribute] = read;
    }
  }
  return { values, unknown, diagnostics };
}

/** A value of the environment in the attribute's type, held to the same rules as one of the configuration. */
function readText(attribute: WinrmAttribute, text: string): SettingValue | { readonly problem: string } {
  const { type, validate } = WINRM_ATTRIBUTES[attribute];
  if (type.kind === "bool") {
    const value = { true: true, "1": true, false: false, "0": false }[text.toLowerCase()];
    return value ?? { problem: 'Use "true" or "false".' };
  }
  const value = type.kind === "integer" ? Number(text) : text;
  if (typeof value === "number" && !(Number.isSafeInteger(value) && /^\d+$/.test(text))) {
    return { problem: "Use a whole number." };
  }
  for (const check of validate as readonly ((value: SettingValue) => string | undefined)[]) {
    const problem = check(value);
    if (problem !== undefined) return { problem };
  }
  return value;
}

function environmentProblem(attribute: WinrmAttribute, problem: string): Diagnostic {
  const variable = environmentVariable(attribute);
  return errorDiagnostic(
    `Invalid value of ${variable}`,
    `The environment variable ${variable} sets "winrm.${attribute}". ${problem}`,
    ["winrm"],
  );
}
