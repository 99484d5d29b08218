import { createHash, X509Certificate } from "node:crypto";
import { buildNegTokenResp, parseNegTokenResp } from "../../../../src/wsman/auth/spnego/neg-token-resp";
import {
  AV_ID,
  avValue,
  fileTime,
  NTLM_FLAGS,
  parseAuthenticate,
  parseAvPairs,
  SERVER_FLAGS,
} from "../../../../src/wsman/codecs";
import { createAuthority } from "../../../support/certificates";
import { answer, call, errorOf, PASSWORD, useBench } from "../../../support/wsman-bench";
import {
  type ChallengeParts,
  type Handler,
  type HostReply,
  ntlmHandler,
  type TestHost,
} from "../../../support/wsman-host";

const { start, connect } = useBench();
const TARGET_INFO_OFFSET = 44;

/** The target information of the AUTHENTICATE message that a host got. */
function targetInfo(host: TestHost) {
  const [token = Buffer.alloc(0)] = host.requests
    .map(({ headers }) => Buffer.from(headers.authorization?.replace("Negotiate ", "") ?? "", "base64"))
    .filter((message) => message[8] === 3);
  const message = parseAuthenticate(token);
  const pairs = parseAvPairs(message.ntResponse.subarray(TARGET_INFO_OFFSET));
  return {
    ...message,
    spn: avValue(pairs, AV_ID.targetName)?.toString("utf16le"),
    flags: avValue(pairs, AV_ID.flags)?.toString("hex"),
    bindings: avValue(pairs, AV_ID.channelBindings)?.toString("hex"),
  };
}

describe("what an NTLM logon is meant for", () => {
  test("over http: the service on the host as typed, a MIC, and that there is no channel to bind to", async () => {
    const host = await start(ntlmHandler(PASSWORD, answer, true));
    await call(connect({ host: "LocalHost" }));
    const { mic, ...sent } = targetInfo(host);
    expect(sent).toMatchObject({ spn: "HTTP/LocalHost", flags: "02000000", bindings: "00".repeat(16) });
    expect(mic?.equals(Buffer.alloc(16))).toBe(false);
  });

  test("over https: also the certificate of the host", async () => {
    const authority = createAuthority();
    const localhost = authority.issue(["127.0.0.1"]);
    const host = await start(ntlmHandler(PASSWORD, answer, false), localhost);
    await call(connect({ https: true, tls: { ca: authority.ca } }));
    const digest = createHash("sha256").update(new X509Certificate(localhost.cert).raw).digest();
    const data = Buffer.concat([Buffer.from("tls-server-end-point:"), digest]);
    const expected = createHash("md5")
      .update(Buffer.alloc(16))
      .update(Buffer.from([data.length, 0, 0, 0]))
      .update(data);
    expect(targetInfo(host)).toMatchObject({ spn: "HTTP/127.0.0.1", bindings: expected.digest("hex") });
  });

  test("another service principal name where one is set", async () => {
    const host = await start(ntlmHandler(PASSWORD, answer, true));
    const auth = { scheme: "ntlm", username: "admin", password: PASSWORD, spn: "WSMAN/farm.contoso.com" } as const;
    await call(connect({ auth }));
    expect(targetInfo(host).spn).toBe("WSMAN/farm.contoso.com");
  });

  test.each([
    ["CONTOSO\\Jürgen", "CONTOSO", "Jürgen"],
    ["Contoso\\u", "Contoso", "u"],
    ["u@contoso.com", "", "u@contoso.com"],
    ["local", "", "local"],
  ])("%s names the account as typed", async (username, domain, userName) => {
    const host = await start(ntlmHandler(PASSWORD, answer, true));
    expect(await call(connect({ auth: { scheme: "ntlm", username, password: PASSWORD } }))).toBe(42);
    expect(targetInfo(host)).toMatchObject({ domain, userName });
  });
});

describe("an NTLM challenge", () => {
  const time = { id: AV_ID.timestamp, value: fileTime(new Date()) };
  const own = [
    { id: AV_ID.channelBindings, value: Buffer.alloc(16, 0xcb) },
    { id: AV_ID.targetName, value: Buffer.from("HTTP/other", "utf16le") },
    { id: AV_ID.flags, value: Buffer.from("04000000", "hex") },
  ];

  test("does not choose what the client says for itself, however often it says so", async () => {
    const host = await start(ntlmHandler(PASSWORD, answer, true, { targetInfo: [...own, time, ...own] }));
    expect(await call(connect())).toBe(42);
    const { ntResponse } = targetInfo(host);
    expect(targetInfo(host)).toMatchObject({ spn: "HTTP/127.0.0.1", flags: "02000000", bindings: "00".repeat(16) });
    for (const { value } of own) expect(ntResponse.includes(value)).toBe(false);
  });

  test.each<[string, ChallengeParts, RegExp]>([
    ["without a time", { targetInfo: [] }, /states no time/],
    ["with half a time", { targetInfo: [{ ...time, value: time.value.subarray(4) }] }, /states no time/],
    ...(["unicode", "sign", "seal", "extendedSessionSecurity", "key128", "keyExchange"] as const).map(
      (flag) =>
        [`without ${flag}`, { flags: (SERVER_FLAGS & ~NTLM_FLAGS[flag]) >>> 0 }, /does not agree/] as [
          string,
          ChallengeParts,
          RegExp,
        ],
    ),
  ])("%s is not answered", async (_, parts, reason) => {
    const host = await start(ntlmHandler(PASSWORD, answer, true, parts));
    const error = await errorOf(call(connect({ maxRetries: 3 })));
    expect(error.code).toBe("authentication_failed");
    expect(error.detail).toMatch(reason);
    expect(host.requests).toHaveLength(1);
  });
});

describe("a host that wraps its challenge in SPNEGO", () => {
  const wrap = (reply: HostReply | undefined, change: (challenge: Buffer) => Buffer): HostReply | undefined => {
    const value = reply?.headers?.["WWW-Authenticate"];
    if (reply === undefined || typeof value !== "string") return reply;
    const token = change(Buffer.from(value.replace("Negotiate ", ""), "base64"));
    return { ...reply, headers: { "WWW-Authenticate": `Negotiate ${token.toString("base64")}` } };
  };
  const unwrap = (token: Buffer) => parseNegTokenResp(token).responseToken ?? Buffer.alloc(0);

  test("is answered in SPNEGO", async () => {
    const bare = ntlmHandler(PASSWORD, answer, true);
    const handler: Handler = (request) => {
      const token = Buffer.from(request.headers.authorization?.replace("Negotiate ", "") ?? "", "base64");
      if (token[8] === 3) return { status: 401 };
      if (token[0] !== 0xa1) return wrap(bare(request), (responseToken) => buildNegTokenResp({ responseToken }));
      const authorization = `Negotiate ${unwrap(token).toString("base64")}`;
      return bare({ ...request, headers: { ...request.headers, authorization } });
    };
    const host = await start(handler);
    const client = connect();
    expect(await call(client)).toBe(42);
    expect(await call(client)).toBe(42);
    expect(host.requests).toHaveLength(3);
  });

  test("and leaves it out is an invalid authentication", async () => {
    const bare = ntlmHandler(PASSWORD, answer, true);
    await start((request) => wrap(bare(request), () => Buffer.from("a1073005a0030a0102", "hex")));
    const error = await errorOf(call(connect()));
    expect(error.code).toBe("authentication_failed");
    expect(error.detail).toContain("holds no NTLM challenge");
  });
});
