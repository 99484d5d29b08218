import type { DataSource } from "../data-source";
import { type Diagnostic, errorDiagnostic, hasErrors, PluginError } from "../diagnostics";
import type { Logger } from "../log";
import type { Provider } from "../provider";
import type { Call, Operation, Resource } from "../resource";
import type { Attribute, Schema } from "../schema";
import type { Secrets } from "../secrets";
import type { Value } from "../value";
import { runOperation } from "./operation";
import { SchemaCodec } from "./schema-codec";

const DEFAULT_TIMEOUT_MS = 20 * 60_000;

export interface SessionOptions {
  // biome-ignore lint/suspicious/noExplicitAny: the server passes clients from one handler of a provider to another and reads none.
  readonly provider: Provider<any, any>;
  readonly log: Logger;
  readonly secrets: Secrets;
}

/** A schema whose attributes hold anything; values are checked when they are decoded and encoded. */
export type AnySchema = { readonly [name: string]: Attribute<{ scalar: Value }> };
/** A resource as this layer sees it, whatever its schema. */
export type AnyResource = Resource<AnySchema, unknown>;
export type AnyDataSource = DataSource<AnySchema, unknown>;

/**
 * One connection of Terraform: one provider block. A process serves several of them at once in reattach mode, each with
 * its own configuration.
 */
export class Session {
  readonly provider: SessionOptions["provider"];
  readonly log: Logger;
  readonly secrets: Secrets;
  /** What `configure` returned; undefined before, and while the configuration is not known. */
  client: unknown;
  readonly #stopped = new AbortController();
  readonly #codecs = new Map<Schema, SchemaCodec>();

  constructor({ provider, log, secrets }: SessionOptions) {
    this.provider = provider;
    this.log = log;
    this.secrets = secrets;
  }

  /** Cancels what is running and what comes later. */
  stop(): void {
    this.#stopped.abort();
  }

  /** Replaces the client, or releases it. */
  use(client: unknown): void {
    const previous = this.client;
    this.client = client;
    if (previous !== undefined && previous !== client) this.provider.close?.(previous);
  }

  /** From and to the wire, for whatever has a schema: the provider, a resource, a data source. */
  codecOf({ schema }: { readonly schema: Schema }): SchemaCodec {
    const codec = this.#codecs.get(schema) ?? new SchemaCodec(schema, this.secrets);
    this.#codecs.set(schema, codec);
    return codec;
  }

  /** The same by type name; without one that is known, for the provider's configuration. */
  codecFor(kind: "resource" | "data source", typeName: string | undefined): SchemaCodec {
    const { resources, dataSources } = this.provider;
    const owners: readonly { readonly name: string; readonly schema: Schema }[] | undefined =
      kind === "resource" ? resources : dataSources;
    return this.codecOf(this.#find(owners, typeName) ?? this.provider);
  }

  /** Throws `PluginError` `unknown_resource`. */
  resource(typeName: string | undefined): AnyResource {
    const found = this.#find(this.provider.resources, typeName);
    if (found === undefined) {
      throw PluginError.of("unknown_resource", "Unknown resource type", `This provider has no resource ${typeName}.`);
    }
    return found;
  }

  /** Throws `PluginError` `unknown_data_source`. A resource may have the same type name. */
  dataSource(typeName: string | undefined): AnyDataSource {
    const found = this.#find(this.provider.dataSources, typeName);
    if (found === undefined) {
      const detail = `This provider has no data source ${typeName}.`;
      throw PluginError.of("unknown_data_source", "Unknown data source type", detail);
    }
    return found;
  }

  /** Throws `PluginError` `not_configured` while the provider's configuration is not known. */
  configuredClient(): unknown {
    if (this.client === undefined) {
      throw PluginError.of(
        "not_configured",
        "The provider is not configured",
        "Its configuration depends on values that are not known yet. Apply the objects it depends on first.",
      );
    }
    return this.client;
  }

  /** Runs a handler under the deadline of its operation. */
  operate<T>(
    resource: AnyResource,
    operation: Operation,
    signal: AbortSignal,
    run: (call: Call) => Promise<T>,
  ): Promise<T> {
    const title = `${TITLES[operation]} ${this.provider.name}_${resource.name}`;
    return this.run(title, resource.timeouts?.[operation], signal, run);
  }

  run<T>(
    title: string,
    milliseconds: number | undefined,
    signal: AbortSignal,
    run: (call: Call) => Promise<T>,
  ): Promise<T> {
    const limits = {
      title,
      milliseconds: milliseconds ?? DEFAULT_TIMEOUT_MS,
      signals: [signal, this.#stopped.signal],
    };
    return runOperation(limits, (own) => run({ signal: own, log: this.log }));
  }

  #find<T extends { readonly name: string }>(
    among: readonly T[] | undefined,
    typeName: string | undefined,
  ): T | undefined {
    return among?.find(({ name }) => `${this.provider.name}_${name}` === typeName);
  }

  /** What the user sees of an exception: its own diagnostics, or that the provider has a defect. */
  diagnosticsOf(error: unknown): readonly Diagnostic[] {
    if (error instanceof PluginError && hasErrors(error.diagnostics)) return error.diagnostics;
    this.log.error("unexpected exception", { error });
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const advice = "This is a defect of the provider; please report it to its developers.";
    return [errorDiagnostic("The provider failed unexpectedly", `${message}. ${advice}`)];
  }
}

const TITLES: { readonly [O in Operation]: string } = {
  plan: "Planning",
  create: "Creating",
  read: "Reading",
  update: "Updating",
  delete: "Deleting",
  import: "Importing",
};
