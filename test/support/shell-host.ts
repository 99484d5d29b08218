import { parseFarm, type SimulatedFarm, type SimulatedHost, startSimulatedFarm } from "../../src/simulator";
import type { HostChannel } from "../../src/windows/channel/host-channel";
import { shellChannel } from "../../src/windows/channel/shell-channel";
import type { WsmanClientOptions, WsmanCredentials } from "../../src/wsman";

export const PASSWORD = "pa%s<wörd";

/** A simulated host, and shell channels to it. */
export class ShellHost {
  private readonly channels: HostChannel[] = [];

  private constructor(
    readonly farm: SimulatedFarm,
    readonly host: SimulatedHost,
  ) {}

  static async start(definition: object = {}): Promise<ShellHost> {
    const hosts = [{ name: "rdsh1", ...definition }];
    const farm = await startSimulatedFarm({
      farm: parseFarm({ domain: "CONTOSO", username: "Admin", password: PASSWORD, hosts }),
    });
    return new ShellHost(farm, farm.host("rdsh1"));
  }

  /** A channel over https; Basic unless told otherwise. */
  channel(options: Partial<WsmanClientOptions> & { readonly auth?: WsmanCredentials } = {}): HostChannel {
    const channel = shellChannel("rdsh1", {
      host: "localhost",
      port: this.host.httpsPort,
      auth: { scheme: "basic", username: "Admin", password: PASSWORD },
      tls: { ca: this.farm.caCertificate },
      maxRetries: 0,
      timeoutMs: 60_000,
      ...options,
    });
    this.channels.push(channel);
    return channel;
  }

  /** Operations the host has understood since the last call. */
  operations(): string[] {
    const seen = this.host.traffic.log().map(({ operation }) => operation);
    this.host.traffic.reset();
    return seen.filter((operation) => operation !== "-");
  }

  async stop(): Promise<void> {
    for (const channel of this.channels) channel.close();
    await this.farm.stop();
  }
}
