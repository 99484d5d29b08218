import {
  type CimInstance,
  type CimMethod,
  type CimMethodResult,
  type CimShape,
  type CimShapeValues,
  resource,
  type StopSignal,
  type WsmanClient,
  WsmanError,
  type WsmanResource,
} from "../../wsman";
import { channelError } from "../errors/host-error";
import type { Wmi } from "./wmi";

/** WMI over WS-Management: one request for each call, more only for long answers to a query. */
export class CimWmi implements Wmi {
  readonly #client: Pick<WsmanClient, "enumerate" | "invoke">;
  readonly #options: { readonly host: string; readonly signal: StopSignal };

  constructor(
    client: Pick<WsmanClient, "enumerate" | "invoke">,
    options: { readonly host: string; readonly signal: StopSignal },
  ) {
    this.#client = client;
    this.#options = options;
  }

  query(namespace: string, wql: string): Promise<readonly CimInstance[]> {
    return this.#ask(async (signal) => {
      const instances: CimInstance[] = [];
      for await (const instance of this.#client.enumerate(resource(namespace, "*"), { wql, signal }))
        instances.push(instance);
      return instances;
    });
  }

  invoke<In extends CimShape, Out extends CimShape>(
    on: WsmanResource,
    method: CimMethod<In, Out>,
    values: CimShapeValues<In>,
  ): Promise<CimMethodResult<Out>> {
    return this.#ask((signal) => this.#client.invoke(on, method, values, { signal }));
  }

  async #ask<T>(question: (signal: StopSignal) => Promise<T>): Promise<T> {
    try {
      return await question(this.#options.signal);
    } catch (error) {
      throw error instanceof WsmanError ? channelError(error, this.#options.host) : error;
    }
  }
}
