import { type Diagnostic, hasErrors } from "../diagnostics";
import { validateConfig } from "../planning/validation";
import type { Schema } from "../schema";
import type { ObjectValue } from "../value";
import type {
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
  ValidateProviderConfig_Request,
  ValidateProviderConfig_Response,
  ValidateResourceConfig_Request,
  ValidateResourceConfig_Response,
} from "../wire/generated/tfplugin6";
import type { Session } from "./session";

/** What has a configuration: the provider, a resource, a data source. */
interface Configurable {
  readonly schema: Schema;
  // biome-ignore lint/suspicious/noExplicitAny: each owner knows its own schema, this layer knows none of them.
  validate?(config: any): readonly Diagnostic[];
}

export function validateProviderConfig(
  session: Session,
  request: ValidateProviderConfig_Request,
): ValidateProviderConfig_Response {
  const { provider } = session;
  const codec = session.codecOf(provider);
  return { diagnostics: codec.messages(problemsOf(provider, codec.decodeObject(request.config))) };
}

export function validateResourceConfig(
  session: Session,
  request: ValidateResourceConfig_Request,
): ValidateResourceConfig_Response {
  const resource = session.resource(request.typeName);
  const codec = session.codecOf(resource);
  const config = codec.decode(request.config);
  return config === null ? {} : { diagnostics: codec.messages(problemsOf(resource, config)) };
}

/** Terraform asks again right before every read, when values that were unknown at first are known. */
export function validateDataResourceConfig(
  session: Session,
  request: ValidateDataResourceConfig_Request,
): ValidateDataResourceConfig_Response {
  const source = session.dataSource(request.typeName);
  const codec = session.codecOf(source);
  return { diagnostics: codec.messages(problemsOf(source, codec.decodeObject(request.config))) };
}

/** Checks the attributes one by one, and across attributes only when each is right by itself. */
function problemsOf(owner: Configurable, config: ObjectValue): readonly Diagnostic[] {
  const found = validateConfig(owner.schema, config);
  return hasErrors(found) ? found : [...found, ...(owner.validate?.(config) ?? [])];
}
