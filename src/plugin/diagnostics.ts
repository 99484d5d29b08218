/** Steps from the top of a resource's or provider's configuration: attribute names, map keys, list indexes. */
export type AttributePath = readonly (string | number)[];

/** One message for the user. */
export interface Diagnostic {
  /** An error stops the operation; a warning does not. */
  readonly severity: "error" | "warning";
  /** One short line, no period. */
  readonly summary: string;
  /** What happened, to what, and what to do about it. */
  readonly detail: string;
  /** The attribute it is about; Terraform then shows the line of configuration. */
  readonly path?: AttributePath;
}

/**
 * An error, which stops the operation.
 *
 * @param path the attribute it is about
 */
export function errorDiagnostic(summary: string, detail: string, path?: AttributePath): Diagnostic {
  return { severity: "error", summary, detail, path };
}

/**
 * A warning, which does not stop the operation.
 *
 * @param path the attribute it is about
 */
export function warningDiagnostic(summary: string, detail: string, path?: AttributePath): Diagnostic {
  return { severity: "warning", summary, detail, path };
}

/** Whether any of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/**
 * The one error class of this package, for handlers to throw: its diagnostics are shown as they are. Any other exception
 * in a handler is shown as a defect of the provider.
 *
 * @example
 * throw PluginError.of(
 *   "folder_missing",
 *   "The folder does not exist",
 *   "Create the folder, or set path to another one.",
 *   ["path"],
 * );
 */
export class PluginError extends Error {
  /** `PluginError`. */
  override readonly name = "PluginError";

  /** @param code stable, for programs, e.g. `invalid_value` */
  constructor(
    /** Stable, for programs, e.g. `invalid_value`. */
    readonly code: string,
    /** What the user sees; at least one error. */
    readonly diagnostics: readonly Diagnostic[],
    options?: ErrorOptions,
  ) {
    super(diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join("; "), options);
  }

  /** An error with one diagnostic. */
  static of(code: string, summary: string, detail: string, path?: AttributePath): PluginError {
    return new PluginError(code, [errorDiagnostic(summary, detail, path)]);
  }
}
