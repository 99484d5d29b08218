import { defaultPlan } from "../planning/default-plan";
import type {
  ConfigureProvider_Request,
  ConfigureProvider_Response,
  ValidateProviderConfig_Request,
  ValidateProviderConfig_Response,
} from "../wire/generated/tfplugin6";
import { objectType } from "../wire/value-type";
import { configDiagnostics } from "./config-diagnostics";
import type { Session } from "./session";

const TIMEOUT_MS = 5 * 60_000;

export function validateProviderConfig(
  session: Session,
  request: ValidateProviderConfig_Request,
): ValidateProviderConfig_Response {
  const { provider } = session;
  const config = session.decodeObject(request.config, provider.schema);
  return { diagnostics: session.messages(configDiagnostics(provider, config), objectType(provider.schema)) };
}

/** May be called again on the same connection; the last configuration counts. */
export async function configureProvider(
  session: Session,
  request: ConfigureProvider_Request,
  gone: AbortSignal,
): Promise<ConfigureProvider_Response> {
  const { provider } = session;
  const config = defaultPlan(provider.schema, session.decodeObject(request.config, provider.schema), null);
  session.use(undefined);
  const { client, diagnostics = [] } = await session.run("Configuring the provider", TIMEOUT_MS, gone, (call) =>
    provider.configure({ ...call, config }),
  );
  session.use(client);
  return { diagnostics: session.messages(diagnostics, objectType(provider.schema)) };
}
