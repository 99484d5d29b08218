/** One error or warning of a `plan -json`, with the resource it is about. */
export interface TerraformDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** Absent where it is about no resource. */
  readonly address?: string;
}

/**
 * The diagnostics in the machine-readable output of Terraform
 * (https://developer.hashicorp.com/terraform/internals/machine-readable-ui). Lines that are no messages are passed over.
 */
export function diagnosticsIn(output: string): TerraformDiagnostic[] {
  return output.split("\n").flatMap((line): TerraformDiagnostic[] => {
    if (!line.startsWith("{")) return [];
    const diagnostic = diagnosticOf(line);
    if (typeof diagnostic?.summary !== "string") return [];
    const { severity, summary, detail, address } = diagnostic;
    return [
      {
        severity: severity === "warning" ? "warning" : "error",
        summary,
        detail: typeof detail === "string" ? detail : "",
        address: typeof address === "string" ? address : undefined,
      },
    ];
  });
}

function diagnosticOf(line: string): Record<string, unknown> | undefined {
  try {
    const message: { type?: unknown; diagnostic?: Record<string, unknown> } = JSON.parse(line);
    return message.type === "diagnostic" ? message.diagnostic : undefined;
  } catch {
    return undefined;
  }
}
