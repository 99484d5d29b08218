import type {
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
} from "../wire/generated/tfplugin6";
import { objectType } from "../wire/value-type";
import { configDiagnostics } from "./config-diagnostics";
import type { Session } from "./session";

/** Terraform asks again right before every read, so that values unknown at first are judged when they are known. */
export function validateDataResourceConfig(
  session: Session,
  request: ValidateDataResourceConfig_Request,
): ValidateDataResourceConfig_Response {
  const source = session.dataSource(request.typeName);
  const config = session.decodeObject(request.config, source.schema);
  return { diagnostics: session.messages(configDiagnostics(source, config), objectType(source.schema)) };
}
