/** An error or warning of Terraform or OpenTofu, or of a provider. */
export interface TerraformDiagnostic {
  /** Errors keep Terraform from going on. */
  readonly severity: "error" | "warning";
  /** What is wrong, in a few words, as Terraform prints it. */
  readonly summary: string;
  /** The rest of it, on several lines; empty where there is none. */
  readonly detail: string;
  /** The resource it is about; absent where it is about none. */
  readonly address?: string;
}

/**
 * The diagnostics in the machine-readable output of Terraform
 * (https://developer.hashicorp.com/terraform/internals/machine-readable-ui). Other lines are ignored.
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

/** The addresses of what the same output says was refreshed (resources) or read (data sources). */
export function refreshedIn(output: string): ReadonlySet<string> {
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

/** The colors of Terraform's messages, and the frame that it draws beside them. */
const DRAWN = /\u001b\[[\d;]*m|[╷│╵]/gu;

/** A message of Terraform on one line, without the line breaks, colors and frame that it has for a terminal. */
export function unwrapped(text: string): string {
  return text.replace(DRAWN, " ").replace(/\s+/g, " ").trim();
}
