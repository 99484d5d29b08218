import type { ConnectionSettings } from "../../connection";
import type { ObservedExchange } from "../../wsman";
import { decodeXmlBytes, parseXml, writeXml, type XmlElement } from "../../wsman/codecs";
import type { ListenerAnswer, TlsFacts } from "../../wsman/probes";
import type { Examined, ExamineOptions } from "../examine-host";
import { Pseudonyms } from "./pseudonyms";
import { questionOf } from "./question";
import {
  RECORDING_KIND,
  RECORDING_VERSION,
  type RecordedExchange,
  type RecordedListener,
  type RecordedTls,
  type Recording,
} from "./recording";
import { PROSE, Sanitizer } from "./sanitize";

/** More than an examination asks and is answered; a host that draws it out is not recorded further. */
const MOST_EXCHANGES = 500;
const MOST_BYTES = 16 * 1024 * 1024;

/** Takes down what a host is asked and answers, and makes a recording of it that anybody may read. */
export class Recorder {
  readonly #exchanges: ObservedExchange[] = [];
  #bytes = 0;

  /** With these, an examination is taken down, and asks what only a recording needs. */
  get options(): Pick<ExamineOptions, "onExchange" | "whileConnected"> {
    return {
      onExchange: (exchange) => {
        this.#bytes += exchange.reply.length;
        if (this.#exchanges.length < MOST_EXCHANGES && this.#bytes <= MOST_BYTES) this.#exchanges.push(exchange);
      },
      whileConnected: (host) => host.askForRecording(),
    };
  }

  /** What was taken down of a host that was examined by these settings. */
  recording({ report, seen }: Examined, settings: ConnectionSettings): Recording {
    const pseudonyms = new Pseudonyms();
    const sanitizer = new Sanitizer(pseudonyms, ownNames(report.host, settings, seen.tls));
    const { auth, https } = settings;
    return {
      kind: RECORDING_KIND,
      version: RECORDING_VERSION,
      auth,
      https,
      steps: report.steps.map(({ id, state, code }) => ({ id, state, ...(code !== undefined && { code }) })),
      ...(seen.tls && { tls: recordedTls(seen.tls) }),
      ...(seen.listener && { listener: recordedListener(seen.listener, sanitizer) }),
      exchanges: this.#exchanges.map((exchange) => recordedExchange(exchange, sanitizer)),
    };
  }
}

function ownNames(host: string, settings: ConnectionSettings, tls: TlsFacts | undefined): string[] {
  const { username, password, tlsServerName } = settings;
  const ofCertificate = [tls?.subject ?? "", tls?.issuer ?? "", ...(tls?.names ?? [])];
  const parts = ofCertificate.flatMap((name) => name.split(/[=,:]\s*/));
  return [host, username, password, tlsServerName, ...parts].filter((name): name is string => !!name);
}

function recordedExchange(exchange: ObservedExchange, sanitizer: Sanitizer): RecordedExchange {
  const request = sanitized(exchange.request, sanitizer);
  const reply = sanitized(exchange.reply, sanitizer);
  return {
    question: request === undefined ? "" : questionOf(request),
    status: exchange.status,
    contentType: contentTypeOf(exchange.contentType),
    request: request === undefined ? "" : writeXml(request),
    ...(reply && { reply: writeXml(reply) }),
  };
}

function sanitized(message: Buffer, sanitizer: Sanitizer): XmlElement | undefined {
  try {
    return sanitizer.message(parseXml(decodeXmlBytes(message)));
  } catch {
    return undefined;
  }
}

const CIPHER = /^[A-Z\d_-]{1,64}$/;

function recordedTls({ protocol, cipher, isSelfSigned, problems, names }: TlsFacts): RecordedTls {
  return {
    protocol: /^TLSv1(?:\.\d)?$/.test(protocol) ? protocol : PROSE,
    cipher: CIPHER.test(cipher) ? cipher : PROSE,
    isSelfSigned,
    problems: problems.map(({ code }) => code),
    names: names.map((name) => /^(?:DNS|IP Address)(?=:)/.exec(name)?.[0] ?? PROSE),
  };
}

const SERVERS = /^(?:Microsoft-HTTPAPI|Microsoft-IIS|Apache|nginx|squid)(?:\/\d{1,3}(?:\.\d{1,3}){0,3})?$/;
const SCHEMES = /^(?:Negotiate|NTLM|Kerberos|Basic|CredSSP|Digest|Bearer)$/i;

function recordedListener(answer: ListenerAnswer, sanitizer: Sanitizer): RecordedListener {
  const { status, server, date, schemes, identity } = answer;
  return {
    status,
    contentType: contentTypeOf(answer.contentType),
    ...(server !== undefined && { server: SERVERS.test(server) ? server : PROSE }),
    hasDate: date !== undefined,
    schemes: schemes.map((scheme) => (SCHEMES.test(scheme) ? scheme : PROSE)),
    ...(identity && {
      product: {
        vendor: sanitizer.text("ProductVendor", identity.productVendor),
        version: sanitizer.text("ProductVersion", identity.productVersion),
        protocol: sanitizer.text("ProtocolVersion", identity.protocolVersion),
      },
    }),
  };
}

const CONTENT_TYPE =
  /^(?:application\/soap\+xml|(?:application|text)\/xml|text\/(?:html|plain))(?: *; *charset="?utf-(?:8|16)"?)?$/i;

function contentTypeOf(contentType = ""): string {
  return contentType === "" || CONTENT_TYPE.test(contentType) ? contentType : PROSE;
}
