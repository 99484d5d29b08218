import type { CimInstance, CimMembers } from "../../wsman/cim";

/** Property values of one instance: text as CIM writes it, null, or a list of texts. */
export type WmiProperties = Readonly<Record<string, string | null | readonly string[]>>;

/** The instances of a host by namespace (with slashes) and class; both are found without regard to case. */
export type WmiContents = Readonly<Record<string, Readonly<Record<string, readonly WmiProperties[]>>>>;

/** Namespaces that are there on every host, whether or not they hold a class that can be enumerated. */
const commonNamespaces = ["root", "root/default", "root/cimv2"];

/** The WMI classes of one host that can be read. */
export class WmiClasses {
  private readonly namespaces = new Map<string, Map<string, { readonly name: string; instances: CimMembers[] }>>();

  constructor(contents: WmiContents) {
    for (const namespace of commonNamespaces) this.namespaces.set(namespace, new Map());
    for (const [namespace, classes] of Object.entries(contents)) {
      const known = this.namespaces.get(fold(namespace)) ?? new Map();
      for (const [name, instances] of Object.entries(classes)) known.set(fold(name), { name, instances });
      this.namespaces.set(fold(namespace), known);
    }
  }

  hasNamespace(namespace: string): boolean {
    return this.namespaces.has(fold(namespace));
  }

  /** The instances of a class in the resource URI of the request; undefined when there is no such class. */
  instances(namespace: string, className: string, resourceUri: string): readonly CimInstance[] | undefined {
    const found = this.namespaces.get(fold(namespace))?.get(fold(className));
    return found?.instances.map((properties) => ({
      kind: "instance",
      resourceUri,
      className: found.name,
      properties,
    }));
  }
}

function fold(name: string): string {
  return name.replaceAll("\\", "/").toLowerCase();
}
