import { connect, createServer, type Server, type Socket } from "node:net";
import { WsmanClient, type WsmanClientOptions } from "../../../src/wsman";
import { createAuthority } from "../../support/certificates";
import { ask, BASIC } from "../../support/wsman-bench";
import { APACHE, Apache, MOD_AUTH_GSSAPI, NTLM_ONLY } from "../support/apache";
import { describeWith, GSS_NTLMSSP } from "../support/programs";

const METHOD = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/default/StdRegProv";

/** Carries out the method that `ask` calls, and tells which request it answers. */
const DOUBLE = `#!/bin/sh
body=$(cat)
id=$(printf %s "$body" | sed -n 's/.*<[a-z]*:MessageID>\\([^<]*\\)<.*/\\1/p')
value=$(printf %s "$body" | sed -n 's/.*<[a-z]*:value>\\([0-9]*\\)<.*/\\1/p')
cat <<XML
Content-Type: application/soap+xml;charset=UTF-8

<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"
><s:Header><a:Action>${METHOD}/DoubleResponse</a:Action><a:RelatesTo>$id</a:RelatesTo></s:Header><s:Body
><p:Double_OUTPUT xmlns:p="${METHOD}"><p:result>$((value * 2))</p:result><p:ReturnValue>0</p:ReturnValue
></p:Double_OUTPUT></s:Body></s:Envelope>
XML
`;

/** Hands on what comes, and notes how many requests are unanswered when one is. Messages must not be encrypted. */
class CountingRelay {
  most = 0;
  #unanswered = 0;

  private constructor(private readonly server: Server) {}

  static async to(port: number): Promise<CountingRelay> {
    const server = createServer({ allowHalfOpen: true });
    const relay = new CountingRelay(server);
    server.on("connection", (client) => relay.#pass(client, connect(port, "127.0.0.1")));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return relay;
  }

  get port(): number {
    return (this.server.address() as { port: number }).port;
  }

  stop(): Promise<unknown> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  #pass(client: Socket, host: Socket): void {
    client.on("data", (bytes) => {
      this.#unanswered += occurrences(bytes, "POST /wsman HTTP/1.1");
      this.most = Math.max(this.most, this.#unanswered);
    });
    host.on("data", (bytes) => {
      this.#unanswered -= occurrences(bytes, "HTTP/1.1 200");
    });
    for (const socket of [client, host]) socket.on("error", () => [client, host].forEach((one) => void one.destroy()));
    client.pipe(host).pipe(client);
  }
}

function occurrences(bytes: Buffer, text: string): number {
  return bytes.toString("latin1").split(text).length - 1;
}

describeWith([APACHE, MOD_AUTH_GSSAPI, GSS_NTLMSSP], "questions that go side by side, judged by Apache", () => {
  const authority = createAuthority();
  const values = Array.from({ length: 12 }, (_, index) => index);
  const doubled = values.map((value) => value * 2);
  let apache: Apache;

  afterEach(() => apache.stop());

  const askAll = async (options: Pick<WsmanClientOptions, "port" | "auth"> & Partial<WsmanClientOptions>) => {
    const client = new WsmanClient({ host: "localhost", maxRetries: 0, ...options });
    try {
      expect(await ask(client, 1)).toBe(2);
      const answers = await Promise.all(values.map((value) => ask(client, value)));
      return { answers, statistics: client.statistics };
    } finally {
      await client.close();
    }
  };

  test("are sent before earlier ones are answered, and each gets its own answer", async () => {
    apache = await Apache.start({ script: DOUBLE, location: "Require all granted" });
    const relay = await CountingRelay.to(apache.port);
    const { answers, statistics } = await askAll({ port: relay.port, https: false, ...BASIC });
    await relay.stop();
    expect(answers).toEqual(doubled);
    expect(statistics).toMatchObject({ connections: 1, requests: 1 + values.length });
    expect(relay.most).toBe(4);
  });

  test("keep the one logon of their connection", async () => {
    apache = await Apache.start({
      script: DOUBLE,
      tls: authority.issue(["localhost"]),
      modules: ["auth_gssapi"],
      files: { users: "CONTOSO:svc-rds:pässword\n" },
      environment: { NTLM_USER_FILE: "{{directory}}/users" },
      location: NTLM_ONLY,
    });
    const { answers, statistics } = await askAll({
      port: apache.port,
      tls: { ca: authority.ca },
      auth: { scheme: "ntlm", username: "CONTOSO\\svc-rds", password: "pässword" },
    });
    expect(answers).toEqual(doubled);
    expect(statistics).toMatchObject({ connections: 1, requests: 2 + values.length });
  });
});
