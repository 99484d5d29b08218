/** Steps from the top of a resource or provider configuration: attribute names, map keys, list indexes. */
export type AttributePath = readonly (string | number)[];

/** One message shown to the user. With a `path`, Terraform shows the line of configuration it is about. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** One short line, no period. */
  readonly summary: string;
  /** What happened, to what, and what to do about it. */
  readonly detail: string;
  readonly path?: AttributePath;
}

export function errorDiagnostic(summary: string, detail: string, path?: AttributePath): Diagnostic {
  return { severity: "error", summary, detail, path };
}

export function warningDiagnostic(summary: string, detail: string, path?: AttributePath): Diagnostic {
  return { severity: "warning", summary, detail, path };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/**
 * The one error of this layer, and the one for authors to throw from a handler: its diagnostics are shown as they are.
 * Any other exception out of a handler is shown as a defect of the provider.
 */
export class PluginError extends Error {
  override readonly name = "PluginError";

  /** @param code stable, for programs, e.g. `invalid_value` */
  constructor(
    readonly code: string,
    readonly diagnostics: readonly Diagnostic[],
    options?: ErrorOptions,
  ) {
    super(diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join("; "), options);
  }

  static of(code: string, summary: string, detail: string, path?: AttributePath): PluginError {
    return new PluginError(code, [errorDiagnostic(summary, detail, path)]);
  }
}
