import { type Diagnostic, hasErrors } from "../diagnostics";
import { validateConfig } from "../planning/validation";
import type { Schema } from "../schema";
import type { ObjectValue } from "../value";
import type {
  Diagnostic as DiagnosticMessage,
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
  ValidateProviderConfig_Request,
  ValidateProviderConfig_Response,
  ValidateResourceConfig_Request,
  ValidateResourceConfig_Response,
} from "../wire/generated/tfplugin6";
import { objectType } from "../wire/value-type";
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
  const config = session.decodeObject(request.config, provider.schema);
  return { diagnostics: messages(session, provider, config) };
}

export function validateResourceConfig(
  session: Session,
  request: ValidateResourceConfig_Request,
): ValidateResourceConfig_Response {
  const resource = session.resource(request.typeName);
  const config = session.decode(request.config, resource.schema);
  return config === null ? {} : { diagnostics: messages(session, resource, config) };
}

/** Terraform asks again right before every read, when values that were unknown at first are known. */
export function validateDataResourceConfig(
  session: Session,
  request: ValidateDataResourceConfig_Request,
): ValidateDataResourceConfig_Response {
  const source = session.dataSource(request.typeName);
  const config = session.decodeObject(request.config, source.schema);
  return { diagnostics: messages(session, source, config) };
}

/** Checks the attributes one by one, and across attributes only when each is right by itself. */
function messages(session: Session, owner: Configurable, config: ObjectValue): DiagnosticMessage[] {
  const found = validateConfig(owner.schema, config);
  const all = hasErrors(found) ? found : [...found, ...(owner.validate?.(config) ?? [])];
  return session.messages(all, objectType(owner.schema));
}
