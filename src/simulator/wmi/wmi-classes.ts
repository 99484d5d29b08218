import type { CimDatetime, CimInstance } from "../../wsman/codecs";
import type { WmiProvider } from "./wmi-provider";

/** Property values of one instance: text as CIM writes it, a date, null, or a list of texts. */
export type WmiProperties = Readonly<Record<string, string | CimDatetime | null | readonly string[]>>;

/**
 * The instances of a host by namespace (with slashes) and class; both are found without regard to case. Null = not
 * there, even where every host has it.
 */
export type WmiContents = Readonly<Record<string, Readonly<Record<string, readonly WmiProperties[] | null>> | null>>;

/** Namespaces that are there on every host, whether or not they hold a class that can be enumerated. */
const COMMON_NAMESPACES = ["root", "root/default", "root/cimv2"];

/** The WMI classes of one host that can be read. */
export class WmiClasses {
  readonly #namespaces = new Map<string, Map<string, WmiProvider>>();

  constructor(contents: WmiContents, providers: readonly WmiProvider[] = []) {
    for (const namespace of COMMON_NAMESPACES) this.#namespaces.set(namespace, new Map());
    for (const provider of providers) this.#add(provider);
    for (const [namespace, classes] of Object.entries(contents)) {
      if (classes === null) {
        this.remove(namespace);
        continue;
      }
      this.#namespaces.set(fold(namespace), this.#namespaces.get(fold(namespace)) ?? new Map());
      for (const [className, instances] of Object.entries(classes)) {
        if (instances === null) this.remove(namespace, className);
        // What a class can do stays.
        else this.#add({ ...this.find(namespace, className), namespace, className, instances: () => instances });
      }
    }
  }

  hasNamespace(namespace: string): boolean {
    return this.#namespaces.has(fold(namespace));
  }

  /** A class; undefined when there is none of that name. */
  find(namespace: string, className: string): WmiProvider | undefined {
    return this.#namespaces.get(fold(namespace))?.get(fold(className));
  }

  /** Takes a class away, or with it the whole namespace, as where the role it comes with was never installed. */
  remove(namespace: string, className?: string): void {
    if (className === undefined) this.#namespaces.delete(fold(namespace));
    else this.#namespaces.get(fold(namespace))?.delete(fold(className));
  }

  /** The instances of a class in the resource URI of the request; undefined when there is no such class. */
  instances(namespace: string, className: string, resourceUri: string): readonly CimInstance[] | undefined {
    const found = this.find(namespace, className);
    return found?.instances().map((properties) => ({
      kind: "instance",
      resourceUri,
      className: found.className,
      properties,
    }));
  }

  #add(provider: WmiProvider): void {
    const namespace = fold(provider.namespace);
    const classes = this.#namespaces.get(namespace) ?? new Map<string, WmiProvider>();
    this.#namespaces.set(namespace, classes.set(fold(provider.className), provider));
  }
}

function fold(name: string): string {
  return name.replaceAll("\\", "/").toLowerCase();
}
