import { type Diagnostic, hasErrors } from "../diagnostics";
import { validateConfig } from "../planning/validation";
import type { Schema } from "../schema";
import type { ObjectValue } from "../value";

/** What has a configuration: the provider, a resource, a data source. */
interface Configurable {
  readonly schema: Schema;
  // biome-ignore lint/suspicious/noExplicitAny: each owner knows its own schema, this layer knows none of them.
  validate?(config: any): readonly Diagnostic[];
}

/** Judges the attributes one by one, and across attributes only when each is right in itself. */
export function configDiagnostics(owner: Configurable, config: ObjectValue): readonly Diagnostic[] {
  const found = validateConfig(owner.schema, config);
  return hasErrors(found) ? found : [...found, ...(owner.validate?.(config) ?? [])];
}
