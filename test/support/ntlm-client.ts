import { randomBytes } from "node:crypto";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { parseIdentity } from "../../src/wsman/auth/ntlm/ntlmv2";
import { answerChallenge, buildNegotiate, fileTime, NtlmSealing } from "../../src/wsman/codecs";
import {
  buildSealedBody,
  parseSealedBody,
  SPNEGO_SEALED,
  sealedContentType,
} from "../../src/wsman/encryption/sealed-body";
import { type HttpAnswer, httpPost } from "./http-post";

/** An NTLM logon on one connection, step by step, so that tests can leave out or spoil a step. */
export class NtlmClient {
  readonly agent: HttpAgent;
  sealing: NtlmSealing | undefined;

  constructor(
    private readonly port: number,
    private readonly ca?: string,
  ) {
    const options = { keepAlive: true, maxSockets: 1 };
    this.agent = ca === undefined ? new HttpAgent(options) : new HttpsAgent(options);
  }

  /** Type 1 and Type 3; the answer to Type 3, which carries `body` sealed when there is one. */
  async logOn(account: string, password: string, body?: string): Promise<HttpAnswer> {
    const negotiate = buildNegotiate();
    const first = await this.post({ Authorization: `Negotiate ${negotiate.toString("base64")}` });
    const challenge = Buffer.from((first.headers["www-authenticate"] ?? "").replace("Negotiate ", ""), "base64");
    const answer = answerChallenge({
      negotiate,
      challenge,
      identity: parseIdentity(account),
      password,
      clientChallenge: randomBytes(8),
      sessionKey: randomBytes(16),
      time: fileTime(new Date()),
    });
    this.sealing = new NtlmSealing(answer.exportedSessionKey, "client");
    const authorization = { Authorization: `Negotiate ${answer.authenticate.toString("base64")}` };
    return body === undefined ? this.post(authorization) : this.send(this.sealed(body), authorization);
  }

  /** A sealed request body. */
  sealed(message: string, indent?: "\t" | ""): Buffer {
    if (this.sealing === undefined) throw new Error("log on first");
    return buildSealedBody(this.sealing.seal(Buffer.from(message)), { indent });
  }

  send(sealedBody: Buffer, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    return this.post({ "Content-Type": sealedContentType(SPNEGO_SEALED), ...headers }, sealedBody);
  }

  /** The text of a sealed answer. */
  open(answer: HttpAnswer): string {
    if (this.sealing === undefined) throw new Error("log on first");
    return this.sealing.unseal(parseSealedBody(answer.body)).toString();
  }

  post(headers: Readonly<Record<string, string>>, body?: string | Buffer): Promise<HttpAnswer> {
    return httpPost({ port: this.port, ca: this.ca, agent: this.agent, headers, body });
  }

  close(): void {
    this.agent.destroy();
  }
}
