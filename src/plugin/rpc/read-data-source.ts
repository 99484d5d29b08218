import { PluginError } from "../diagnostics";
import { defaultPlan } from "../planning/default-plan";
import type { ReadDataSource_Request, ReadDataSource_Response } from "../wire/generated/tfplugin6";
import { checkKnown } from "./handler-state";
import type { Session } from "./session";

/**
 * Reads a data source. Terraform accepts no unknown value here, so without a client the only answer is an error.
 */
export async function readDataSource(
  session: Session,
  request: ReadDataSource_Request,
  signal: AbortSignal,
): Promise<ReadDataSource_Response> {
  const source = session.dataSource(request.typeName);
  const codec = session.codecOf(source);
  const config = defaultPlan(source.schema, codec.decodeObject(request.config), null);
  const { client } = session;
  if (client === undefined) throw notConfigured(request.typeName);
  const title = `Reading data source ${request.typeName}`;
  const { state, diagnostics = [] } = await session.run(title, source.timeout, signal, (call) =>
    source.read({ ...call, client, config }),
  );
  return {
    state: codec.encode(state),
    diagnostics: codec.messages([...diagnostics, ...checkKnown(state)]),
  };
}

function notConfigured(typeName: string | undefined): PluginError {
  return PluginError.of(
    "not_configured",
    "The provider is not configured",
    `${typeName} cannot be read: the provider's configuration depends on values that are not known yet. Apply the objects it depends on first, or name them in "depends_on" of the data source, which is then read during apply.`,
  );
}
