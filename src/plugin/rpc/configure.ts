import { defaultPlan } from "../planning/default-plan";
import type { ConfigureProvider_Request, ConfigureProvider_Response } from "../wire/generated/tfplugin6";
import type { Session } from "./session";

const TIMEOUT_MS = 5 * 60_000;

/** May be called again on the same connection; the last configuration counts. */
export async function configureProvider(
  session: Session,
  request: ConfigureProvider_Request,
  signal: AbortSignal,
): Promise<ConfigureProvider_Response> {
  const { provider } = session;
  const codec = session.codecOf(provider);
  const config = defaultPlan(provider.schema, codec.decodeObject(request.config), null);
  session.use(undefined);
  const { client, diagnostics } = await session.run("Configuring the provider", TIMEOUT_MS, signal, (call) =>
    provider.configure({ ...call, config }),
  );
  session.use(client);
  return { diagnostics: codec.messages(diagnostics) };
}
