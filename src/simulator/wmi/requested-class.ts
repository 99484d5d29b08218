import {
  parseWmiResourceUri,
  type RequestEnvelope,
  resourceClassName,
  type Selectors,
  type WmiClassName,
  type WsmanFault,
} from "../../wsman/codecs";
import { namespacesDiffer } from "./wmi-faults";

/** The WMI class that a request is about, by either form of resource URI ([MS-WSMV] 3.1.4.1.1). */
export interface RequestedClass extends WmiClassName {
  /** The keys of an instance, without the namespace. */
  readonly selectors: Selectors;
  /** The resource URI of a class, in the request's form and spelling. */
  uriOf(className: string): string;
  /** The selectors that a reference to an instance with these keys has. */
  selectorsOf(keys: Selectors): Selectors;
}

const NAMESPACE = "__cimnamespace";
const DMTF_CLASSES = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/";
/** All classes, for queries (DSP0227 section 5.2). */
const DMTF_ALL = "http://schemas.dmtf.org/wbem/wscim/1/*";
/** Of a DMTF URI without the selector ([MS-WSMV] 3.1.4.1.1, notes). */
const DMTF_DEFAULT_NAMESPACE = "root/hardware";

/** Undefined where the resource is no WMI class. */
export function requestedClass({
  resourceUri = "",
  selectors = {},
}: RequestEnvelope): RequestedClass | WsmanFault | undefined {
  const [keys, selected] = withoutNamespace(selectors);
  const named = parseWmiResourceUri(resourceUri);
  if (named === undefined) return dmtfClass(resourceUri, keys, selected ?? DMTF_DEFAULT_NAMESPACE);
  if (selected !== undefined && selected.toLowerCase() !== named.namespace.toLowerCase()) return namespacesDiffer();
  const base = resourceUri.slice(0, -named.className.length);
  // What is spread comes last: V8 makes a hidden class for each object that begins with it.
  return { selectors: keys, uriOf: (className) => `${base}${className}`, selectorsOf: (all) => all, ...named };
}

function dmtfClass(uri: string, selectors: Selectors, namespace: string): RequestedClass | undefined {
  const folded = uri.toLowerCase();
  if (folded !== DMTF_ALL && !folded.startsWith(DMTF_CLASSES)) return undefined;
  const className = resourceClassName(uri);
  if (className === "") return undefined;
  const base = folded === DMTF_ALL ? DMTF_CLASSES : uri.slice(0, -className.length);
  return {
    namespace,
    className,
    selectors,
    uriOf: (other) => `${base}${other}`,
    selectorsOf: (keys) => ({ ...keys, [NAMESPACE]: namespace }),
  };
}

/** The keys, and the namespace that a selector names, with slashes. */
function withoutNamespace(selectors: Selectors): [keys: Selectors, namespace: string | undefined] {
  const isNamespace = ([name]: readonly [string, string]) => name.toLowerCase() === NAMESPACE;
  const all = Object.entries(selectors);
  const [, namespace] = all.find(isNamespace) ?? [];
  return [Object.fromEntries(all.filter((selector) => !isNamespace(selector))), namespace?.replaceAll("\\", "/")];
}
