import {
  ACTION_ENUMERATE,
  ACTION_GET,
  ACTION_PULL,
  ACTION_RELEASE,
  buildInstance,
  buildItemsPage,
  type CimInstance,
  child,
  childText,
  parseEnumerate,
  parseEnumerationContext,
  parsePullMaxElements,
  type RequestEnvelope,
  type Selectors,
  WSMAN,
  type WsmanFault,
  type XmlElement,
} from "../../wsman/codecs";
import type { HostResources } from "../service/host-resources";
import type { Operation } from "../service/operation";
import { actionNotSupported, schemaValidation } from "../service/service-faults";
import { itemWriter } from "./item-writer";
import type { RequestedClass } from "./requested-class";
import {
  enumerationModeUnsupported,
  filterDialectUnavailable,
  instanceNotFound,
  invalidEnumerationContext,
  invalidFilter,
  selectorsMissing,
} from "./wmi-faults";
import { parseWql, select } from "./wql";

type Wmi = Pick<HostResources, "classes" | "enumerations">;

/** Get, Enumerate, Pull or Release of a class that can be read; undefined when there is no such class. */
export function readOperation(
  request: RequestEnvelope,
  resource: RequestedClass,
  wmi: Wmi,
): Operation | WsmanFault | undefined {
  const { action = "", body } = request;
  if (action === ACTION_PULL) return body && pullOperation(body, wmi);
  if (action === ACTION_RELEASE) return body && releaseOperation(body, wmi);
  if (action === ACTION_ENUMERATE) return body && enumerateOperation(resource, { body, ...wmi });
  const { namespace, className, selectors } = resource;
  const instances = wmi.classes.instances(namespace, className, resource.uriOf(className));
  if (instances === undefined) return undefined;
  return action === ACTION_GET ? getOperation(instances, selectors) : actionNotSupported(action);
}

function getOperation(instances: readonly CimInstance[], selectors: Selectors): Operation | WsmanFault {
  if (Object.keys(selectors).length === 0 && instances.length !== 1) return selectorsMissing();
  const found = instances.find((instance) => isSelected(instance, selectors));
  if (found === undefined) return instanceNotFound();
  return { perform: () => ({ action: `${ACTION_GET}Response`, body: buildInstance(found) }) };
}

function isSelected({ properties }: CimInstance, selectors: Selectors): boolean {
  const members = new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.entries(selectors).every(([name, value]) => {
    const property = members.get(name.toLowerCase());
    return typeof property === "string" && property.toLowerCase() === value.toLowerCase();
  });
}

function enumerateOperation(
  resource: RequestedClass,
  { classes, enumerations, body }: Wmi & { readonly body: XmlElement },
): Operation | WsmanFault | undefined {
  const { namespace, className } = resource;
  const { wql, optimized } = parseEnumerate(body);
  const query = wql === undefined ? { className, columns: undefined, where: undefined } : parseWql(wql);
  if (query === undefined) return invalidFilter();
  const isOtherDialect = wql === undefined && child(body, WSMAN, "Filter") !== undefined;
  const instances = classes.instances(namespace, query.className, resource.uriOf(query.className));
  if (instances === undefined) return undefined;
  if (isOtherDialect) return filterDialectUnavailable();
  const key = query.columns === undefined ? classes.find(namespace, query.className)?.key : undefined;
  const write = itemWriter({ mode: childText(body, WSMAN, "EnumerationMode")?.trim(), resource, key });
  if (write === undefined) return enumerationModeUnsupported();
  return {
    perform: () => ({
      action: `${ACTION_ENUMERATE}Response`,
      body: buildItemsPage("Enumerate", enumerations.start(select(query, instances).map(write), optimized)),
    }),
  };
}

function pullOperation(body: XmlElement, { enumerations }: Wmi): Operation {
  return {
    perform: () => {
      const page = enumerations.pull(parseEnumerationContext(body) ?? "", parsePullMaxElements(body));
      if (page === undefined) return invalidEnumerationContext();
      return { action: `${ACTION_PULL}Response`, body: buildItemsPage("Pull", page) };
    },
  };
}

function releaseOperation(body: XmlElement, { enumerations }: Wmi): Operation {
  const context = parseEnumerationContext(body);
  return {
    perform: () => {
      if (context === undefined) return schemaValidation("The request names no enumeration context.");
      return enumerations.release(context) ? { action: `${ACTION_RELEASE}Response` } : invalidEnumerationContext();
    },
  };
}
