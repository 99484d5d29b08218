import { defineMethod, resource, WsmanClient, type WsmanClientOptions, type WsmanError } from "../../src/wsman";
import { buildMethodOutput, parseMethodInput } from "../../src/wsman/codecs";
import type { Timing } from "../../src/wsman/retry/timing";
import { type Answer, type Handler, startHost, type TestHost } from "./wsman-host";

export const PASSWORD = "correct horse battery";
const REGISTRY = resource("root/default", "StdRegProv");
const double = defineMethod({ name: "Double", in: { value: "uint32" }, out: { result: "uint32" } });

/** Basic over http, which a test may use to see what is sent. */
export const BASIC = {
  auth: { scheme: "basic", username: "admin", password: PASSWORD },
  allowUnencrypted: true,
} as const;

/** Answers `call` with twice the value. */
export const answer: Answer = (request) => {
  const { value } = parseMethodInput(double, request.body);
  const output = { returnValue: 0, out: { result: (value ?? 0) * 2 } };
  return { action: `${request.action}Response`, body: buildMethodOutput(double, request.resourceUri ?? "", output) };
};

/** Calls the method that `answer` carries out and gives its result. */
export async function call(client: WsmanClient, signal?: AbortSignal, value = 21): Promise<number | null> {
  const { out } = await client.invoke(REGISTRY, double, { value }, { signal });
  return out.result;
}

/** The same as a question, which changes nothing and may be repeated. */
export async function ask(client: WsmanClient, value: number, signal?: AbortSignal): Promise<number | null> {
  const { out } = await client.invoke(REGISTRY, { ...double, repeatable: true }, { value }, { signal });
  return out.result;
}

/** What a promise rejects with; it must. */
export function errorOf(promise: Promise<unknown>): Promise<WsmanError> {
  return promise.then(
    () => Promise.reject(new Error("there was no error")),
    (error) => error as WsmanError,
  );
}

/** Waits until the host sees no open connection anymore. */
export async function allClosed(host: TestHost): Promise<void> {
  while (host.openSockets > 0) await new Promise((resolve) => setImmediate(resolve));
}

export interface Bench {
  /** Starts the host of this test. */
  start(handler: Handler, tls?: { key: string; cert: string }): Promise<TestHost>;
  /** A client of that host: NTLM over http, without retries, where the options say nothing else. */
  connect(options?: Partial<WsmanClientOptions>, timing?: Timing): WsmanClient;
}

/** A host and clients that live for one test each. */
export function useBench(): Bench {
  const clients: WsmanClient[] = [];
  const hosts: TestHost[] = [];
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await Promise.all(hosts.splice(0).map((host) => host.stop()));
  });
  return {
    start: async (handler, tls) => {
      const host = await startHost(handler, tls);
      hosts.push(host);
      return host;
    },
    connect: (options, timing) => {
      const defaults: WsmanClientOptions = {
        host: "127.0.0.1",
        port: hosts.at(-1)?.port,
        https: false,
        auth: { scheme: "ntlm", username: "CONTOSO\\admin", password: PASSWORD },
        timeoutMs: 20_000,
        maxRetries: 0,
      };
      const client = new WsmanClient({ ...defaults, ...options }, timing);
      clients.push(client);
      return client;
    },
  };
}
