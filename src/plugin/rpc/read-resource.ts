import { warningDiagnostic } from "../diagnostics";
import type { ReadResource_Request, ReadResource_Response } from "../wire/generated/tfplugin6";
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
  const codec = session.codecOf(resource);
  const { client } = session;
  const unchanged = { newState: request.currentState, private: request.private };
  const state = codec.decode(request.currentState);
  if (state === null) return unchanged;
  if (client === undefined) return { ...unchanged, diagnostics: codec.messages([NOT_REFRESHED]) };
  const privateState = decodePrivate(request.private);
  const outcome = await session.operate(resource, "read", signal, (call) =>
    resource.read({ ...call, client, state, privateState }),
  );
  return {
    newState: codec.encode(outcome.state),
    private: encodePrivate(outcome.privateState, request.private),
    diagnostics: codec.messages([...(outcome.diagnostics ?? []), ...checkKnown(outcome.state)]),
  };
}
