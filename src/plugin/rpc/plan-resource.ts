import type { AttributePath, Diagnostic } from "../diagnostics";
import { defaultPlan } from "../planning/default-plan";
import { replacementPaths } from "../planning/replacement";
import type { PlanOutcome } from "../resource";
import type { Schema } from "../schema";
import { type ObjectValue, valuesEqual } from "../value";
import { pathMessage } from "../wire/diagnostics-message";
import { encodeObject } from "../wire/encode";
import type { PlanResourceChange_Request, PlanResourceChange_Response } from "../wire/generated/tfplugin6";
import { objectType } from "../wire/value-type";
import { decodePrivate, encodePrivate } from "./handler-state";
import type { AnyResource, AnySchema, Session } from "./session";

export async function planResourceChange(
  session: Session,
  request: PlanResourceChange_Request,
  signal: AbortSignal,
): Promise<PlanResourceChange_Response> {
  const resource = session.resource(request.typeName);
  const type = objectType(resource.schema);
  const config = session.decode(request.config, resource.schema);
  const prior = session.decode(request.priorState, resource.schema);
  // Without configuration the object is to be destroyed, which is planned as null.
  if (config === null) {
    const diagnostics = await deletionDiagnostics(session, resource, prior, signal);
    const plannedState = encodeObject(null, type);
    return { plannedState, plannedPrivate: request.priorPrivate, diagnostics: session.messages(diagnostics, type) };
  }
  const outcome = await adjustedPlan(session, resource, { request, config, prior, signal });
  return {
    plannedState: encodeObject(outcome.planned, type),
    plannedPrivate: encodePrivate(outcome.privateState, request.priorPrivate),
    requiresReplace: replacements(outcome, resource.schema, prior).map((path) => pathMessage(path, type)),
    diagnostics: session.messages(outcome.diagnostics ?? [], type),
  };
}

async function deletionDiagnostics(
  session: Session,
  resource: AnyResource,
  state: ObjectValue | null,
  signal: AbortSignal,
): Promise<readonly Diagnostic[]> {
  if (resource.planDelete === undefined || state === null) return [];
  const ask = resource.planDelete.bind(resource);
  const { client } = session;
  const outcome = await session.operate(resource, "plan", signal, (call) => ask({ ...call, state, client }));
  return outcome.diagnostics ?? [];
}

interface PlanInput {
  readonly request: PlanResourceChange_Request;
  readonly config: ObjectValue;
  readonly prior: ObjectValue | null;
  readonly signal: AbortSignal;
}

/** The default plan, and what the author makes of it. */
async function adjustedPlan(
  session: Session,
  resource: AnyResource,
  { request, config, prior, signal }: PlanInput,
): Promise<PlanOutcome<AnySchema>> {
  const planned = defaultPlan(resource.schema, config, prior);
  if (resource.plan === undefined) return { planned };
  const privateState = decodePrivate(request.priorPrivate);
  const { client } = session;
  const ask = resource.plan.bind(resource);
  return session.operate(resource, "plan", signal, (call) =>
    ask({ ...call, config, prior, planned, client, privateState }),
  );
}

function replacements(outcome: PlanOutcome<AnySchema>, schema: Schema, prior: ObjectValue | null): AttributePath[] {
  if (prior === null) return [];
  const { planned } = outcome;
  const asked = (outcome.requiresReplacement ?? []).filter(
    (name) => !valuesEqual(prior[name] ?? null, planned[name] ?? null),
  );
  return [...replacementPaths(schema, prior, planned), ...asked.map((name) => [name])];
}
