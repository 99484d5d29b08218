import { ACTION_ENUMERATE, type RequestEnvelope, type WsmanFault } from "../../wsman/codecs";
import { shellOperation } from "../shell/shell-operation";
import { isShellUri } from "../shell/shell-uri";
import { registryOperation } from "../std-reg-prov/registry-operation";
import { isStdRegProv } from "../std-reg-prov/std-reg-prov";
import { invokeOperation } from "../wmi/invoke-operation";
import { readOperation } from "../wmi/read-operation";
import { requestedClass } from "../wmi/requested-class";
import { classNotFound, namespaceNotFound } from "../wmi/wmi-faults";
import type { HostResources } from "./host-resources";
import type { Operation } from "./operation";
import { invalidResourceUri } from "./service-faults";

/** What a request asks for, or the fault of asking for what is not there. */
export function findOperation(request: RequestEnvelope, host: HostResources): Operation | WsmanFault {
  const { resourceUri = "" } = request;
  if (isShellUri(resourceUri)) return shellOperation(request, host.shells);
  const resource = requestedClass(request);
  if (resource === undefined) return invalidResourceUri(resourceUri);
  if ("reason" in resource) return resource;
  if (!host.classes.hasNamespace(resource.namespace)) return namespaceNotFound(resource.namespace);
  if (isStdRegProv(resource)) return registryOperation(request, resource, host.registry);
  const provider = host.classes.find(resource.namespace, resource.className);
  const found = (provider && invokeOperation(request, resource, provider)) ?? readOperation(request, resource, host);
  return found ?? classNotFound(request.action === ACTION_ENUMERATE ? "query" : "resource");
}

/**
 * The last part of the action: the method or the transfer operation. It is a copy, because it goes into the log, and a part
 * that V8 cuts from a text keeps the whole of it in memory: here that of the message.
 */
export function operationName({ action = "" }: RequestEnvelope): string {
  return Buffer.from(action.slice(action.lastIndexOf("/") + 1)).toString() || "-";
}
