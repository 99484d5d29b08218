import type { Selectors } from "./envelope/selectors";

const WMI_PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/";

/** What an operation is about: a class (or `*`, all classes, for queries), or the one instance the selectors name. */
export interface WsmanResource {
  /** Resource URI; `resource` makes that of a WMI class. */
  readonly uri: string;
  /** The key of the instance; empty for a class, a singleton or a query. */
  readonly selectors: Selectors;
}

/** What a resource URI of WMI names. */
export interface WmiClassName {
  /** With slashes, for example `root/cimv2`. */
  readonly namespace: string;
  /** `Win32_OperatingSystem`, or `*`. */
  readonly className: string;
}

/**
 * A WMI class, or with selectors one of its instances (MS-WSMV 3.1.4.1.1). The namespace may be written with either
 * slash: `resource("root/default", "StdRegProv")`.
 */
export function resource(namespace: string, className: string, selectors: Selectors = {}): WsmanResource {
  return { uri: `${WMI_PREFIX}${namespace.replaceAll("\\", "/")}/${className}`, selectors };
}

/** The WMI namespace and class a resource URI names, in the case it is written; undefined for other resources. */
export function parseWmiResourceUri(uri: string): WmiClassName | undefined {
  if (!uri.toLowerCase().startsWith(WMI_PREFIX)) return undefined;
  const path = uri.slice(WMI_PREFIX.length);
  const slash = path.lastIndexOf("/");
  if (slash <= 0 || slash === path.length - 1) return undefined;
  return { namespace: path.slice(0, slash), className: path.slice(slash + 1) };
}

/** The class at the end of a resource URI. */
export function resourceClassName(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}
