import type { AttributePath } from "../diagnostics";
import { defaultPlan } from "../planning/default-plan";
import { replacementPaths } from "../planning/replacement";
import type { PlanDeleteOutcome, PlanOutcome } from "../resource";
import type { Schema } from "../schema";
import { type ObjectValue, valuesEqual } from "../value";
import type { PlanResourceChange_Request, PlanResourceChange_Response } from "../wire/generated/tfplugin6";
import { decodePrivate, encodePrivate } from "./handler-state";
import type { AnyResource, AnySchema, Session } from "./session";

export async function planResourceChange(
  session: Session,
  request: PlanResourceChange_Request,
  signal: AbortSignal,
): Promise<PlanResourceChange_Response> {
  const resource = session.resource(request.typeName);
  const codec = session.codecOf(resource);
  const config = codec.decode(request.config);
  const prior = codec.decode(request.priorState);
  // Without configuration the object is to be destroyed, which is planned as null.
  if (config === null) {
    const { diagnostics, privateState } = await plannedDeletion(session, resource, { request, prior, signal });
    return {
      plannedState: codec.encode(null),
      plannedPrivate: encodePrivate(privateState, request.priorPrivate),
      diagnostics: codec.messages(diagnostics),
    };
  }
  const outcome = await adjustedPlan(session, resource, { request, config, prior, signal });
  return {
    plannedState: codec.encode(outcome.planned),
    plannedPrivate: encodePrivate(outcome.privateState, request.priorPrivate),
    requiresReplace: replacements(outcome, resource.schema, prior).map((path) => codec.path(path)),
    diagnostics: codec.messages(outcome.diagnostics),
  };
}

async function plannedDeletion(
  session: Session,
  resource: AnyResource,
  { request, prior: state, signal }: Omit<PlanInput, "config">,
): Promise<PlanDeleteOutcome> {
  if (resource.planDelete === undefined || state === null) return {};
  const ask = resource.planDelete.bind(resource);
  const privateState = decodePrivate(request.priorPrivate);
  const { client } = session;
  return session.operate(resource, "plan", signal, (call) => ask({ ...call, state, client, privateState }));
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
