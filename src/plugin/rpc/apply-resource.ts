import { type Diagnostic, errorDiagnostic, hasErrors } from "../diagnostics";
import type { ObjectValue } from "../value";
import { encodeObject } from "../wire/encode";
import type { ApplyResourceChange_Request, ApplyResourceChange_Response } from "../wire/generated/tfplugin6";
import { type ObjectType, objectType } from "../wire/value-type";
import { checkKnown, decodePrivate, encodePrivate } from "./handler-state";
import type { AnyResource, Session } from "./session";

interface Change {
  readonly session: Session;
  readonly resource: AnyResource;
  readonly type: ObjectType;
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
  const type = objectType(resource.schema);
  try {
    const prior = session.decode(request.priorState, resource.schema);
    const planned = session.decode(request.plannedState, resource.schema);
    const change = { session, resource, type, request, prior, planned, signal };
    return await (planned === null ? remove(change) : write(change, planned));
  } catch (error) {
    const diagnostics = session.messages(session.diagnosticsOf(error), type);
    return { newState: request.priorState, private: request.plannedPrivate, diagnostics };
  }
}

async function write(change: Change, planned: ObjectValue): Promise<ApplyResourceChange_Response> {
  const { session, resource, type, request, prior } = change;
  const config = session.decodeObject(request.config, resource.schema);
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
  session.secrets.addSensitive(resource.schema, state ?? undefined);
  return {
    newState: encodeObject(state, type),
    private: encodePrivate(outcome.privateState, request.plannedPrivate),
    diagnostics: session.messages(diagnostics, type),
  };
}

async function remove(change: Change): Promise<ApplyResourceChange_Response> {
  const { session, resource, type, request, signal } = change;
  const state = session.decodeObject(request.priorState, resource.schema);
  const client = session.configuredClient();
  const privateState = decodePrivate(request.plannedPrivate);
  const { diagnostics = [], state: remaining } = await session.operate(resource, "delete", signal, (call) =>
    resource.delete({ ...call, client, state, privateState }),
  );
  const left = hasErrors(diagnostics) ? (remaining ?? state) : null;
  return {
    newState: encodeObject(left, type),
    private: request.plannedPrivate,
    diagnostics: session.messages(diagnostics, type),
  };
}

function noState(typeName: string | undefined): Diagnostic {
  return errorDiagnostic(
    "The provider returned no state",
    `${typeName} was written, but its state is unknown. This is a defect of the provider; please report it to its developers.`,
  );
}
