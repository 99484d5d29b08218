import { hasErrors } from "../diagnostics";
import { validateConfig } from "../planning/validation";
import type { ValidateResourceConfig_Request, ValidateResourceConfig_Response } from "../wire/generated/tfplugin6";
import { objectType } from "../wire/value-type";
import type { Session } from "./session";

/** The attributes one by one, and across attributes only when each is right in itself. */
export function validateResourceConfig(
  session: Session,
  request: ValidateResourceConfig_Request,
): ValidateResourceConfig_Response {
  const resource = session.resource(request.typeName);
  const config = session.decode(request.config, resource.schema);
  if (config === null) return {};
  const found = validateConfig(resource.schema, config);
  const across = hasErrors(found) ? [] : (resource.validate?.(config) ?? []);
  return { diagnostics: session.messages([...found, ...across], objectType(resource.schema)) };
}
