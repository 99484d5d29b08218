import { inspect } from "node:util";
import type { WsmanClientOptions, WsmanError } from "../../src/wsman";
import { md4 } from "../../src/wsman/auth/ntlm/hash";
import { verifyAuthenticate } from "../../src/wsman/codecs";
import { answer, call, errorOf, PASSWORD, useBench } from "../support/wsman-bench";
import { type Handler, type HostReply, ntlmHandler, type TestHost } from "../support/wsman-host";

const { start, connect } = useBench();

const token = (header: unknown) => /^\w+ (\S+)$/.exec(String(header))?.[1];

/** The tokens that crossed the wire in either direction, and the keys that follow from them and the password. */
function secretsOf(host: TestHost, replies: readonly HostReply[]): string[] {
  const sent = host.requests.flatMap(({ headers }) => token(headers.authorization) ?? []);
  const received = replies.flatMap(({ headers }) => token(headers?.["WWW-Authenticate"]) ?? []);
  const bytes = [...sent, ...received].map((text) => Buffer.from(text, "base64"));
  const ofType = (type: number) => bytes.find((message) => message[8] === type);
  const [negotiate, challenge, authenticate] = [ofType(1), ofType(2), ofType(3)];
  const verified =
    negotiate && challenge && authenticate
      ? verifyAuthenticate({ negotiate, challenge, authenticate }, () => PASSWORD)
      : undefined;
  const keys = [md4(Buffer.from(PASSWORD, "utf16le")), ...(verified ? [verified.exportedSessionKey] : [])];
  const forms = (key: Buffer) => [key.toString("hex"), key.toString("base64"), [...key].join(", ")];
  return [PASSWORD, Buffer.from(PASSWORD).toString("base64"), ...sent, ...received, ...keys.flatMap(forms)];
}

/** Every way in which an object ends up in a log. */
function dumps(...objects: readonly unknown[]): string {
  const options = { depth: 20, showHidden: true, getters: true, maxArrayLength: null, maxStringLength: null };
  return objects.map((object) => [inspect(object, options), JSON.stringify(object), String(object)].join()).join();
}

describe.each<[string, Partial<WsmanClientOptions>]>([
  ["NTLM", {}],
  ["Basic", { auth: { scheme: "basic", username: "admin", password: PASSWORD }, allowUnencrypted: true }],
])("password, keys and tokens of %s", (scheme, options) => {
  const logOn: Handler = scheme === "NTLM" ? ntlmHandler(PASSWORD, answer, true) : () => ({ status: 401 });

  test.each<[string, (request: Parameters<Handler>[0]) => HostReply | undefined]>([
    ["a rejected credential", () => ({ status: 401, headers: { "WWW-Authenticate": "Negotiate" } })],
    ["an empty 500", () => ({ status: 500 })],
    ["no XML", () => ({ status: 200, body: "no XML" })],
    ["a reply that echoes the request", ({ headers }) => ({ status: 200, body: JSON.stringify(headers) })],
    ["an error page that echoes the request", ({ headers }) => ({ status: 502, body: JSON.stringify(headers) })],
    ["a reply that is no HTTP", ({ socket }) => void socket.end("SSH-2.0\r\n\r\n")],
    ["a lost connection", ({ socket }) => void socket.destroy()],
  ])("are in no error, and in no dump of error or client, after %s", async (_, last) => {
    const replies: HostReply[] = [];
    const host = await start((request) => {
      const isFirst = host.requests.length === 1;
      const reply = scheme === "NTLM" && isFirst ? logOn(request) : last(request);
      if (reply !== undefined) replies.push(reply);
      return reply;
    });
    const client = connect(options);
    const error: WsmanError = await errorOf(call(client));
    const secrets = secretsOf(host, replies);
    expect(secrets.length).toBeGreaterThan(scheme === "NTLM" ? 10 : 5);
    const text = dumps(error, client) + error.stack + error.detail;
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });
});
