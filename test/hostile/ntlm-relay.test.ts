import { Agent } from "node:https";
import type { Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../src/simulator";
import { WsmanClient } from "../../src/wsman";
import { bindingsHash } from "../../src/wsman/auth/channel-bindings";
import { AV_ID, type AvPair, buildChallenge, type ChallengeMessage, parseChallenge } from "../../src/wsman/codecs";
import { type HttpAnswer, httpPost } from "../support/http-post";
import { soapRequest } from "../support/soap-request";
import { errorOf } from "../support/wsman-bench";
import { type HostRequest, startHost, type TestHost } from "../support/wsman-host";

/** What an attacker makes of a challenge before the victim sees it; `bindings` are those of the host behind. */
type Attack = (challenge: ChallengeMessage, bindings: AvPair) => ChallengeMessage;

const without = (pairs: readonly AvPair[], id: number) => pairs.filter((pair) => pair.id !== id);
const NO_MIC: AvPair = { id: AV_ID.flags, value: Buffer.alloc(4) };

const ATTACKS: readonly [string, Attack][] = [
  ["as it is", (challenge) => challenge],
  [
    "with the host's bindings",
    (challenge, bindings) => ({ ...challenge, targetInfo: [bindings, ...challenge.targetInfo] }),
  ],
  [
    "with the host's bindings and no time, so that no MIC follows",
    (challenge, bindings) => ({
      ...challenge,
      targetInfo: [bindings, ...without(challenge.targetInfo, AV_ID.timestamp)],
    }),
  ],
  [
    "with the host's bindings and flags that promise no MIC",
    (challenge, bindings) => ({ ...challenge, targetInfo: [bindings, NO_MIC, ...challenge.targetInfo] }),
  ],
];

/** A program in between: readable http in front, a logon of its own to the https listener behind. */
class Relay {
  /** What the host behind answered to a request of the attacker with the victim's logon. */
  readonly answers: HttpAnswer[] = [];
  private readonly agents = new Map<Socket, Agent>();
  private front: TestHost | undefined;

  constructor(
    private readonly port: number,
    private readonly ca: string,
    private readonly attack: Attack,
  ) {}

  async start(): Promise<number> {
    this.front = await startHost((request) => {
      void this.pass(request);
      return undefined;
    });
    return this.front.port;
  }

  async stop(): Promise<void> {
    for (const agent of this.agents.values()) agent.destroy();
    await this.front?.stop();
  }

  private async pass({ headers, socket }: HostRequest): Promise<void> {
    const agent = this.agents.get(socket) ?? new Agent({ keepAlive: true, maxSockets: 1 });
    this.agents.set(socket, agent);
    const token = Buffer.from(headers.authorization?.replace("Negotiate ", "") ?? "", "base64");
    const isLogon = token[8] === 3;
    const body = isLogon ? soapRequest({ method: "EnumKey", parameters: [["sSubKeyName", "SYSTEM"]] }) : "";
    const answer = await httpPost({
      port: this.port,
      ca: this.ca,
      agent,
      body,
      headers: { Authorization: headers.authorization ?? "", "Content-Type": "application/soap+xml;charset=UTF-8" },
    });
    if (isLogon) {
      this.answers.push(answer);
      socket.end("HTTP/1.1 500 \r\nContent-Length: 0\r\n\r\n");
      return;
    }
    const challenge = parseChallenge(
      Buffer.from(answer.headers["www-authenticate"]?.replace("Negotiate ", "") ?? "", "base64"),
    );
    const changed = buildChallenge(this.attack(challenge, await this.bindings()));
    socket.write(
      `HTTP/1.1 401 \r\nWWW-Authenticate: Negotiate ${changed.toString("base64")}\r\nContent-Length: 0\r\n\r\n`,
    );
  }

  /** What anybody can compute who connects to the host. */
  private bindings(): Promise<AvPair> {
    return new Promise((resolve, reject) => {
      const socket = connectTls({ host: "127.0.0.1", port: this.port, ca: this.ca }, () => {
        const value = bindingsHash(socket.getPeerX509Certificate()?.raw);
        socket.destroy();
        resolve({ id: AV_ID.channelBindings, value });
      });
      socket.once("error", reject);
    });
  }
}

describe("A logon over http that is relayed to a host's https listener with CbtHardeningLevel Strict", () => {
  let farm: SimulatedFarm;
  beforeAll(async () => {
    const host = { name: "strict", role: "session_host", channelBinding: "strict" };
    farm = await startSimulatedFarm({ farm: parseFarm({ hosts: [host] }) });
  });
  afterAll(() => farm.stop());

  test.each(ATTACKS)("fails with the challenge %s", async (_, attack) => {
    const relay = new Relay(farm.host("strict").httpsPort, farm.caCertificate, attack);
    const port = await relay.start();
    const { username, password } = farm.credentials;
    const auth = { scheme: "ntlm", username, password } as const;
    const victim = new WsmanClient({ host: "127.0.0.1", port, https: false, auth, maxRetries: 0 });
    try {
      await errorOf(victim.identify());
      expect(relay.answers.filter(({ status }) => status !== 401)).toEqual([]);
    } finally {
      await victim.close();
      await relay.stop();
    }
  });

  test("is a test of the relay: what the victim would do bound to the listener succeeds", async () => {
    const { username, password } = farm.credentials;
    const auth = { scheme: "ntlm", username, password } as const;
    const port = farm.host("strict").httpsPort;
    const client = new WsmanClient({ host: "127.0.0.1", port, auth, tls: { ca: farm.caCertificate } });
    await client.identify();
    await client.close();
  });
});
