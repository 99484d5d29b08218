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
  return messagesIn(output).flatMap(({ type, diagnostic }): TerraformDiagnostic[] => {
    if (type !== "diagnostic" || typeof diagnostic?.summary !== "string") return [];
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

/** The addresses of what was looked at, by the same output: resources that were refreshed, data sources that were read. */
export function lookedAtIn(output: string): ReadonlySet<string> {
  const addresses = messagesIn(output).map(({ type, hook }) =>
    type === "refresh_complete" || type === "apply_complete" ? hook?.resource?.addr : undefined,
  );
  return new Set(addresses.filter((address) => typeof address === "string"));
}

interface Message {
  readonly type?: unknown;
  readonly diagnostic?: Readonly<Record<string, unknown>>;
  readonly hook?: { readonly resource?: { readonly addr?: unknown } };
}

function messagesIn(output: string): Message[] {
  return output.split("\n").flatMap((line) => (line.startsWith("{") ? messageOf(line) : []));
}

function messageOf(line: string): Message[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
