import { isProblem, parseSessionHost } from "../licensing";

/** A validator for an attribute that names a host and may name a port. */
export function hostProblem(host: string): string | undefined {
  const parsed = parseSessionHost(host);
  return isProblem(parsed) ? parsed.detail : undefined;
}
