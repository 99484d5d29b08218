import { type Diagnostic, errorDiagnostic, hasErrors } from "../diagnostics";
import type { ObjectValue } from "../value";
import type { ApplyResourceChange_Request, ApplyResourceChange_Response } from "../wire/generated/tfplugin6";
import { checkKnown, decodePrivate, encodePrivate } from "./handler-state";
import type { SchemaCodec } from "./schema-codec";
import type { AnyResource, Session } from "./session";

interface Change {
  readonly session: Session;
  readonly resource: AnyResource;
  readonly codec: SchemaCodec;
  readonly request: ApplyResourceChange_Request;
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue | null;
  readonly signal: AbortSignal;
}

/** Creates, updates or deletes. After an exception the state stays as it was. */
export async function applyResourceChange(
  session: Session,
  request: ApplyResourceChange_Request,
  signal: AbortSignal,
): Promise<ApplyResourceChange_Response> {
  const resource = session.resource(request.typeName);
  const codec = session.codecOf(resource);
  try {
    const prior = codec.decode(request.priorState);
    const planned = codec.decode(request.plannedState);
    const change = { session, resource, codec, request, prior, planned, signal };
    return await (planned === null ? remove(change) : write(change, planned));
  } catch (error) {
    const diagnostics = codec.messages(session.diagnosticsOf(error));
    return { newState: request.priorState, private: request.plannedPrivate, diagnostics };
  }
}

async function write(change: Change, planned: ObjectValue): Promise<ApplyResourceChange_Response> {
  const { session, resource, codec, request, prior } = change;
  const config = codec.decodeObject(request.config);
  const input = {
    planned,
    config,
    client: session.configuredClient(),
    privateState: decodePrivate(request.plannedPrivate),
  };
  const outcome = await session.operate(resource, prior === null ? "create" : "update", change.signal, (call) =>
    prior === null ? resource.create({ ...call, ...input }) : resource.update({ ...call, ...input, prior }),
  );
  const { state } = outcome;
  const diagnostics = [...(outcome.diagnostics ?? []), ...checkKnown(state)];
  if (state === null && !hasErrors(diagnostics)) diagnostics.push(noState(request.typeName));
  return {
    newState: codec.encode(state),
    private: encodePrivate(outcome.privateState, request.plannedPrivate),
    diagnostics: codec.messages(diagnostics),
  };
}

async function remove(change: Change): Promise<ApplyResourceChange_Response> {
  const { session, resource, codec, request, signal } = change;
  const state = codec.decodeObject(request.priorState);
  const client = session.configuredClient();
  const privateState = decodePrivate(request.plannedPrivate);
  const { diagnostics = [], state: remaining } = await session.operate(resource, "delete", signal, (call) =>
    resource.delete({ ...call, client, state, privateState }),
  );
  const left = hasErrors(diagnostics) ? (remaining ?? state) : null;
  return {
    newState: codec.encode(left),
    private: request.plannedPrivate,
    diagnostics: codec.messages(diagnostics),
  };
}

function noState(typeName: string | undefined): Diagnostic {
  return errorDiagnostic(
    "The provider returned no state",
    `${typeName} was written, but its state is unknown. This is a defect of the provider; please report it to its developers.`,
  );
}
