import type { UnaryHandler } from "../grpc/unary-call";
import * as protocol from "../wire/generated/tfplugin6";
import { applyResourceChange } from "./apply-resource";
import { configureProvider } from "./configure";
import { importResourceState } from "./import-resource";
import { planResourceChange } from "./plan-resource";
import { readDataSource } from "./read-data-source";
import { readResource } from "./read-resource";
import { getMetadata, getProviderSchema } from "./schema";
import type { Session } from "./session";
import { upgradeResourceState } from "./upgrade-state";
import { validateDataResourceConfig, validateProviderConfig, validateResourceConfig } from "./validate-config";

/** Where every response that can report an error does. */
interface Answer {
  diagnostics?: protocol.Diagnostic[] | undefined;
}

type Run<Request, Response> = (session: Session, request: Request, signal: AbortSignal) => Response | Promise<Response>;

/** The calls of `tfplugin6.Provider` that can report errors, by name. */
const METHODS: { readonly [name: string]: (session: Session) => UnaryHandler } = {
  GetMetadata: method(protocol.GetMetadata_Request, protocol.GetMetadata_Response, getMetadata),
  GetProviderSchema: method(protocol.GetProviderSchema_Request, protocol.GetProviderSchema_Response, getProviderSchema),
  GetFunctions: method(protocol.GetFunctions_Request, protocol.GetFunctions_Response, () => ({})),
  GetResourceIdentitySchemas: method(
    protocol.GetResourceIdentitySchemas_Request,
    protocol.GetResourceIdentitySchemas_Response,
    () => ({}),
  ),
  ValidateProviderConfig: method(
    protocol.ValidateProviderConfig_Request,
    protocol.ValidateProviderConfig_Response,
    validateProviderConfig,
  ),
  ConfigureProvider: method(protocol.ConfigureProvider_Request, protocol.ConfigureProvider_Response, configureProvider),
  ValidateResourceConfig: method(
    protocol.ValidateResourceConfig_Request,
    protocol.ValidateResourceConfig_Response,
    validateResourceConfig,
  ),
  UpgradeResourceState: method(
    protocol.UpgradeResourceState_Request,
    protocol.UpgradeResourceState_Response,
    upgradeResourceState,
  ),
  ReadResource: method(protocol.ReadResource_Request, protocol.ReadResource_Response, readResource),
  PlanResourceChange: method(
    protocol.PlanResourceChange_Request,
    protocol.PlanResourceChange_Response,
    planResourceChange,
  ),
  ApplyResourceChange: method(
    protocol.ApplyResourceChange_Request,
    protocol.ApplyResourceChange_Response,
    applyResourceChange,
  ),
  ImportResourceState: method(
    protocol.ImportResourceState_Request,
    protocol.ImportResourceState_Response,
    importResourceState,
  ),
  ValidateDataResourceConfig: method(
    protocol.ValidateDataResourceConfig_Request,
    protocol.ValidateDataResourceConfig_Response,
    validateDataResourceConfig,
    "data source",
  ),
  ReadDataSource: method(
    protocol.ReadDataSource_Request,
    protocol.ReadDataSource_Response,
    readDataSource,
    "data source",
  ),
};

/** The calls of one connection, by path. */
export function providerMethods(session: Session): ReadonlyMap<string, UnaryHandler> {
  const methods = new Map(
    Object.entries(METHODS).map(([name, bind]) => [`/tfplugin6.Provider/${name}`, bind(session)] as const),
  );
  return methods.set("/tfplugin6.Provider/StopProvider", async () => {
    session.stop();
    return protocol.StopProvider_Response.encode({}).finish();
  });
}

/**
 * A call that never fails: whatever is thrown becomes diagnostics of the response.
 * @param kind what a type name in the request refers to: both kinds may have the same one
 */
function method<Request extends object, Response extends Answer>(
  request: protocol.MessageFns<Request>,
  response: protocol.MessageFns<Response>,
  run: Run<Request, Response>,
  kind: "resource" | "data source" = "resource",
): (session: Session) => UnaryHandler {
  return (session) => async (message, signal) => {
    const question = request.decode(message);
    let answer: Response;
    try {
      answer = await run(session, question, signal);
    } catch (error) {
      const codec = session.codecFor(kind, "typeName" in question ? String(question.typeName) : undefined);
      const failed: Answer = { diagnostics: codec.messages(session.diagnosticsOf(error)) };
      answer = failed as Response;
    }
    return response.encode(answer).finish();
  };
}
