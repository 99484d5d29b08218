import { parseFarm, type SimulatedFarm, type SimulatedHost, startSimulatedFarm } from "../../src/simulator";
import { type CimInstance, type CimShape, defineMethod, resource, WsmanClient } from "../../src/wsman";

/** Asks one host of a simulated farm over WMI, each time anew. */
export class SimulatedWmi {
  private readonly clients: WsmanClient[] = [];

  private constructor(readonly farm: SimulatedFarm) {}

  /** Starts a farm of these hosts of a farm.json; without them, the default one. */
  static async start(hosts?: readonly object[]): Promise<SimulatedWmi> {
    return new SimulatedWmi(await startSimulatedFarm({ farm: hosts && parseFarm({ hosts }) }));
  }

  host(name: string): SimulatedHost {
    return this.farm.host(name);
  }

  async query(name: string, namespace: string, wql: string): Promise<readonly CimInstance["properties"][]> {
    const found: CimInstance["properties"][] = [];
    for await (const { properties } of this.client(name).enumerate(resource(namespace, "*"), { wql })) {
      found.push(properties);
    }
    return found;
  }

  /** The one instance of a class that has no other. */
  async get(name: string, namespace: string, className: string): Promise<CimInstance["properties"]> {
    return (await this.client(name).get(resource(namespace, className))).properties;
  }

  /** Calls a method, of a class or of the instance that `selectors` name. */
  async invoke(name: string, call: MethodCall): Promise<Readonly<Record<string, unknown>>> {
    const { namespace, className, selectors, method, parameters = {}, takes = {}, gives = {} } = call;
    const signature = defineMethod({ name: method, in: takes, out: gives });
    const target = resource(namespace, className, selectors);
    const { returnValue, out } = await this.client(name).invoke(target, signature, parameters as never);
    return { returnValue, ...out };
  }

  async stop(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close()));
    await this.farm.stop();
  }

  private client(name: string): WsmanClient {
    const { username, password } = this.farm.credentials;
    const client = new WsmanClient({
      host: "localhost",
      port: this.host(name).httpsPort,
      auth: { scheme: "basic", username, password },
      tls: { ca: this.farm.caCertificate },
      maxRetries: 0,
    });
    this.clients.push(client);
    return client;
  }
}

export interface MethodCall {
  readonly namespace: string;
  readonly className: string;
  readonly selectors?: Readonly<Record<string, string>>;
  readonly method: string;
  readonly takes?: CimShape;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly gives?: CimShape;
}
