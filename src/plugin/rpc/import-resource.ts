import { PluginError } from "../diagnostics";
import type { ImportResourceState_Request, ImportResourceState_Response } from "../wire/generated/tfplugin6";
import { encodePrivate } from "./handler-state";
import type { Session } from "./session";

export async function importResourceState(
  session: Session,
  { typeName, id = "" }: ImportResourceState_Request,
  signal: AbortSignal,
): Promise<ImportResourceState_Response> {
  const resource = session.resource(typeName);
  const { importState } = resource;
  if (importState === undefined) {
    throw PluginError.of("no_import", "Import is not possible", `${typeName} cannot be imported.`);
  }
  const codec = session.codecOf(resource);
  const client = session.configuredClient();
  const outcome = await session.operate(resource, "import", signal, (call) =>
    importState.call(resource, { ...call, client, id }),
  );
  const imported = {
    typeName,
    state: codec.encode(outcome.state),
    private: encodePrivate(outcome.privateState, undefined),
  };
  const diagnostics = codec.messages(outcome.diagnostics);
  return { importedResources: outcome.state === null ? [] : [imported], diagnostics };
}
