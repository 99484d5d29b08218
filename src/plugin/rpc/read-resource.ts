import { warningDiagnostic } from "../diagnostics";
import { encodeObject } from "../wire/encode";
import type { ReadResource_Request, ReadResource_Response } from "../wire/generated/tfplugin6";
import { objectType } from "../wire/value-type";
import { checkKnown, decodePrivate, encodePrivate } from "./handler-state";
import type { Session } from "./session";

const NOT_REFRESHED = warningDiagnostic(
  "The object was not refreshed",
  "The provider's configuration depends on values that are not known yet, so Terraform continues with the stored state.",
);

export async function readResource(
  session: Session,
  request: ReadResource_Request,
  signal: AbortSignal,
): Promise<ReadResource_Response> {
  const resource = session.resource(request.typeName);
  const type = objectType(resource.schema);
  const { client } = session;
  const unchanged = { newState: request.currentState, private: request.private };
  const state = session.decode(request.currentState, resource.schema);
  if (state === null) return unchanged;
  if (client === undefined) return { ...unchanged, diagnostics: session.messages([NOT_REFRESHED]) };
  const privateState = decodePrivate(request.private);
  const outcome = await session.operate(resource, "read", signal, (call) =>
    resource.read({ ...call, client, state, privateState }),
  );
  const diagnostics = [...(outcome.diagnostics ?? []), ...checkKnown(outcome.state)];
  session.secrets.addSensitive(resource.schema, outcome.state);
  return {
    newState: encodeObject(outcome.state, type),
    private: encodePrivate(outcome.privateState, request.private),
    diagnostics: session.messages(diagnostics, type),
  };
}
