import type { UnaryHandler } from "../grpc/unary-call";
import type { DeferredProvider } from "../provider";
import type { Session, SessionOptions } from "./session";

export interface ConnectionOptions extends Omit<SessionOptions, "provider"> {
  // biome-ignore lint/suspicious/noExplicitAny: the server passes clients from one handler of a provider to another and reads none.
  readonly provider: DeferredProvider<any, any>;
}

const SERVICE = "/tfplugin6.Provider/";

/**
 * What one connection asks of the provider. The first process of a command is asked for the schema alone: where that is
 * encoded already, neither the provider is needed for it nor the code of any other call, so they are loaded when they are.
 */
export class ProviderConnection {
  readonly #options: ConnectionOptions;
  #loaded: { readonly session: Session; readonly methods: ReadonlyMap<string, UnaryHandler> } | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** @param path e.g. `/tfplugin6.Provider/ReadResource`. @returns undefined for what is not implemented */
  handler(path: string): UnaryHandler | undefined {
    const { provider } = this.#options;
    if (!path.startsWith(SERVICE)) return undefined;
    if (path === `${SERVICE}GetProviderSchema` && provider.schema !== undefined) {
      const schema = provider.schema();
      return async () => schema;
    }
    this.#loaded ??= this.#load();
    return this.#loaded.methods.get(path);
  }

  /** Cancels what runs. */
  stop(): void {
    this.#loaded?.session.stop();
  }

  /** Releases the client. */
  release(): void {
    this.#loaded?.session.use(undefined);
  }

  #load() {
    const { Session } = require("./session") as typeof import("./session");
    const { providerMethods } = require("./methods") as typeof import("./methods");
    const session = new Session({ ...this.#options, provider: this.#options.provider.load() });
    return { session, methods: providerMethods(session) };
  }
}
