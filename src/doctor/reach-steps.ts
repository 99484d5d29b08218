import type { ConnectionSettings } from "../connection";
import { someOf } from "../harmless-text";
import { ERROR_CODES, WsmanError } from "../wsman";
import type { ListenerAnswer, ListenerProbe, TlsFacts } from "../wsman/probes";
import type { Examination } from "./examination";
import type { Finding } from "./step";

/** What is seen of a host before anybody logs on. */
export interface Seen {
  tls?: TlsFacts;
  listener?: ListenerAnswer;
  /** When the listener answered. */
  answeredAt?: Date;
}

/** What a network step may take; a host that is there answers sooner. */
const MOST_MS = 10_000;

/** Name, port, certificate and listener of a host. No credential is shown. */
export async function reachSteps(
  examination: Examination,
  probe: ListenerProbe,
  settings: ConnectionSettings,
): Promise<Seen> {
  const seen: Seen = {};
  const { port, https } = probe.endpoint;
  let addresses: readonly string[] = [];
  await examination.step({ id: "name", title: "Name", needs: [], mostMs: MOST_MS }, async (signal) => {
    addresses = await probe.addresses(signal);
    const isAddress = addresses.length === 1 && addresses[0] === probe.endpoint.host;
    return { state: "ok", detail: isAddress ? "an address, nothing to resolve" : someOf(addresses, MOST_ADDRESSES) };
  });
  await examination.step({ id: "port", title: `TCP port ${port}`, needs: ["name"], mostMs: MOST_MS }, (signal) =>
    portFinding(probe, addresses, signal),
  );
  if (https) {
    await examination.step({ id: "tls", title: "TLS", needs: ["port"], mostMs: MOST_MS }, async (signal) => {
      try {
        seen.tls = await probe.handshake(signal);
      } catch (error) {
        return otherProtocolOr(examination, probe, error);
      }
      return tlsFinding(examination, seen.tls, { expectedName: probe.expectedName, settings });
    });
  }
  await examination.step(
    { id: "listener", title: "WinRM listener", needs: ["port", "tls"], mostMs: MOST_MS },
    async (signal) => {
      try {
        seen.listener = await probe.ask(signal);
        seen.answeredAt = new Date();
      } catch (error) {
        return otherProtocolOr(examination, probe, error);
      }
      return listenerFinding(examination, seen.listener, settings);
    },
  );
  return seen;
}

/** More than any host has. */
const MOST_ADDRESSES = 16;
const USUAL_PORTS = [5985, 5986];
/** Of the ports that are only tried for a hint. */
const HINT_LIMIT_MS = 2_000;

async function portFinding(probe: ListenerProbe, addresses: readonly string[], signal: AbortSignal): Promise<Finding> {
  // An address that drops packets uses up the time; what the others said is worth telling all the same.
  const tried = await Promise.all(
    addresses
      .slice(0, MOST_ADDRESSES)
      .map(async (address) => ({ address, code: await codeOf(probe.connect(address, signal)) })),
  );
  const detail = tried.map(({ address, code }) => `${address} ${wordFor(code)}`).join(", ");
  if (tried.some(({ code }) => code === undefined)) return { state: "ok", detail };
  const code = tried.find(({ code }) => code !== "timeout")?.code ?? "timeout";
  return { state: "failed", code, detail, remedy: await portRemedy(probe, addresses[0] ?? "", code) };
}

async function codeOf(connecting: Promise<void>): Promise<string | undefined> {
  try {
    await connecting;
    return undefined;
  } catch (error) {
    return error instanceof WsmanError ? error.code : "unreachable";
  }
}

function wordFor(code: string | undefined): string {
  if (code === undefined) return "open";
  return { connection_refused: "closed", timeout: "no answer (filtered, or the host is off)" }[code] ?? "unreachable";
}

async function portRemedy(probe: ListenerProbe, address: string, code: string): Promise<string> {
  const remedies: Readonly<Record<string, string>> = {
    connection_refused: `${ERROR_CODES.connection_refused.cause} ${ERROR_CODES.connection_refused.remedy}`,
    timeout:
      "Nothing came back: a firewall drops the packets, or the host is off. Check that the host is up, and that its firewall (rule Windows Remote Management) and those on the way let this machine through.",
  };
  const others = USUAL_PORTS.filter((port) => port !== probe.endpoint.port);
  const limit = AbortSignal.timeout(HINT_LIMIT_MS);
  const open = await Promise.all(
    others.map(async (port) => ((await codeOf(probe.connect(address, limit, port))) === undefined ? port : 0)),
  );
  const hints = open.filter((port) => port !== 0).map(hintFor);
  const { cause, remedy } = ERROR_CODES.unreachable;
  return [remedies[code] ?? `${cause} ${remedy}`, ...hints].join(" ");
}

function hintFor(port: number): string {
  return port === 5985
    ? "Port 5985 is open: the host may have a listener for http alone, which --no-https uses."
    : "Port 5986 is open: the host may have a listener for https, which is used without --no-https and --port.";
}

/** Where the port speaks the other of http and https, that is what there is to say. */
async function otherProtocolOr(examination: Examination, probe: ListenerProbe, error: unknown): Promise<Finding> {
  if (!(await probe.speaksOther(AbortSignal.timeout(HINT_LIMIT_MS)))) return examination.failure(error);
  const { port, https } = probe.endpoint;
  const found = https ? "http without TLS" : "https (TLS)";
  const use = https
    ? "Use --no-https, with which NTLM encrypts the messages, or the port of the https listener (usually 5986)."
    : "Leave out --no-https, or use the port of the http listener (usually 5985).";
  const code = error instanceof WsmanError ? error.code : "tls_failed";
  return { state: "failed", code, detail: `port ${port} speaks ${found}`, remedy: use };
}

const DAY_MS = 86_400_000;
const EXPIRES_SOON_DAYS = 14;
/** A certificate may be for hundreds of hosts. */
const MOST_NAMED = 5;

function tlsFinding(
  examination: Examination,
  facts: TlsFacts,
  { expectedName, settings }: { readonly expectedName: string; readonly settings: ConnectionSettings },
): Finding {
  const { protocol, names, subject, issuer, validFrom, validTo, isSelfSigned, problems } = facts;
  // A certificate may hold a time that is none.
  const day = (date: Date) => (Number.isNaN(date.getTime()) ? "?" : date.toISOString().slice(0, 10));
  const by = isSelfSigned ? "self-signed" : `issued by ${issuer}`;
  const about = `${protocol}; ${subject}, ${by}, for ${someOf(names, MOST_NAMED) || "no name"}, valid ${day(validFrom)} to ${day(validTo)}`;
  if (problems.length > 0) {
    const what = problems.map(({ summary }) => summary).join("; ");
    const named = problems.some(({ code }) => code === "tls_name_mismatch") ? ` Expected: ${expectedName}.` : "";
    const remedies = problems.map((problem) => examination.withAdvice(problem.detail, problem.code));
    const [first] = problems;
    if (!settings.insecure) {
      return { state: "failed", code: first?.code, detail: `${what} (${about})`, remedy: remedies.join(" ") + named };
    }
    const remedy = "It was not checked (--insecure), so anybody on the way can read and change everything.";
    return { state: "warning", code: first?.code, detail: `${what} (${about})`, remedy };
  }
  const daysLeft = Math.floor((validTo.getTime() - Date.now()) / DAY_MS);
  if (daysLeft >= EXPIRES_SOON_DAYS) return { state: "ok", detail: about };
  return { state: "warning", detail: `${about}, ${daysLeft} days left`, remedy: "Renew the host's certificate soon." };
}

/** What a host must offer for a logon; a client certificate is asked for by TLS, and not announced. */
const NEEDED: Readonly<Record<ConnectionSettings["auth"], RegExp | undefined>> = {
  ntlm: /^(?:negotiate|ntlm)$/i,
  kerberos: /^(?:negotiate|kerberos)$/i,
  basic: /^basic$/i,
  certificate: undefined,
};

const NO_WINRM =
  "A proxy or another web server stands where WinRM should. Check the host, --port and --path, and let this machine reach the host without a proxy.";

function listenerFinding(examination: Examination, answer: ListenerAnswer, { auth }: ConnectionSettings): Finding {
  const { status, server, identity, schemes, isWebPage, problem } = answer;
  const by = server === undefined ? "" : `, ${server}`;
  const page = { detail: `a web page came (status ${status}${by}), not WinRM`, remedy: NO_WINRM };
  // Whoever answers so is not to see a password; what NTLM and Kerberos show is of use to the host alone.
  if (isWebPage && (problem !== undefined || auth === "basic"))
    return { state: "failed", code: problem?.code, ...page };
  if (problem !== undefined) {
    return { ...examination.failure(problem), detail: `status ${status}${by}: ${problem.summary}` };
  }
  const who = identity === undefined ? `status ${status}${by}` : identity.productVendor || "a WS-Management service";
  const detail = `${who}; offers ${schemes.join(", ") || "no scheme"}`;
  const needed = NEEDED[auth];
  if (needed === undefined || schemes.some((scheme) => needed.test(scheme))) {
    return isWebPage
      ? { state: "warning", detail: `${detail}, with a web page`, remedy: NO_WINRM }
      : { state: "ok", detail };
  }
  const wanted = auth === "basic" ? "Basic" : "Negotiate";
  const remedy = `--auth ${auth} needs ${wanted}, which the host does not offer. Turn it on there (winrm set winrm/config/service/auth), or log on by a scheme that it offers.`;
  return { state: "failed", code: "scheme_not_offered", detail, remedy };
}
