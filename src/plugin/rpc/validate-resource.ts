import type { ValidateResourceConfig_Request, ValidateResourceConfig_Response } from "../wire/generated/tfplugin6";
import { objectType } from "../wire/value-type";
import { configDiagnostics } from "./config-diagnostics";
import type { Session } from "./session";

export function validateResourceConfig(
  session: Session,
  request: ValidateResourceConfig_Request,
): ValidateResourceConfig_Response {
  const resource = session.resource(request.typeName);
  const config = session.decode(request.config, resource.schema);
  if (config === null) return {};
  return { diagnostics: session.messages(configDiagnostics(resource, config), objectType(resource.schema)) };
}
