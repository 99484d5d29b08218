import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, BlockList, isIP, isIPv6 } from "node:net";
import { InvalidArgumentError } from "commander";
import { FORMATS, type Report } from "../../reports";
import { CliError } from "../cli-error";
import { parseCount } from "../option-parsers";

/** Where metrics are served. */
export interface ListenAddress {
  /** An IP address. */
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

const LOOPBACK = "127.0.0.1";
const LARGEST_PORT = 65_535;

/** `PORT`, at which only this machine is served, or `ADDRESS:PORT`, an IPv6 address in brackets. */
export function parseListenAddress(text: string): ListenAddress {
  const [, bracketed, plain, digits = ""] = /^(?:\[([^\]]*)\]:|([^:]*):)?(\d{1,5})$/.exec(text) ?? [];
  const named = bracketed ?? plain ?? LOOPBACK;
  const host = named === "localhost" ? LOOPBACK : named;
  const isAddress = bracketed === undefined ? isIP(host) === 4 : isIPv6(host);
  if (isAddress && digits !== "" && parseCount(digits) <= LARGEST_PORT) return { host, port: parseCount(digits) };
  throw new InvalidArgumentError("It must be PORT or ADDRESS:PORT, for example 9182, 127.0.0.1:9182 or [::1]:9182.");
}

/** Prometheus keeps one connection; a few more are for people. */
const MOST_CONNECTIONS = 16;
const MOST_HEADER_BYTES = 8_192;
const REQUEST_MS = 5_000;
const IDLE_MS = 120_000;

const PATH = "/metrics";
const READING = ["GET", "HEAD"];
const OPENMETRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
const PLAIN = "text/plain; version=0.0.4; charset=utf-8";

/** Serves the metrics of the last report to whoever reaches the address, and nothing else, until it is closed. */
export class MetricsServer {
  readonly #server: Server;
  readonly #isForThisMachine: boolean;
  #metrics: string | undefined;

  private constructor(address: ListenAddress) {
    this.#isForThisMachine = isLoopback(address);
    this.#server = createServer(
      { maxHeaderSize: MOST_HEADER_BYTES, connectionsCheckingInterval: REQUEST_MS },
      (...exchange) => this.#answer(...exchange),
    );
    this.#server.maxConnections = MOST_CONNECTIONS;
    this.#server.headersTimeout = REQUEST_MS;
    this.#server.requestTimeout = REQUEST_MS;
    this.#server.keepAliveTimeout = IDLE_MS;
  }

  /** @throws CliError `cannot_listen` */
  static async open(address: ListenAddress): Promise<MetricsServer> {
    const server = new MetricsServer(address);
    try {
      server.#server.listen({ ...address, exclusive: true });
      await once(server.#server, "listening");
      return server;
    } catch (cause) {
      throw cannotListen(address, cause as NodeJS.ErrnoException);
    }
  }

  /** Where it serves, for people. */
  get url(): string {
    const { address, port } = this.#server.address() as AddressInfo;
    return `http://${isIPv6(address) ? `[${address}]` : address}:${port}${PATH}`;
  }

  /** Serves this report from now on. */
  serve(report: Report): void {
    this.#metrics = FORMATS.openmetrics().render(report);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer({ method = "", url = "", headers }: IncomingMessage, response: ServerResponse): void {
    const metrics = this.#metrics;
    if (this.#isForThisMachine && !namesThisMachine(headers.host)) refuse(response, 421, "Ask for localhost.");
    else if (url.split("?", 1)[0] !== PATH) refuse(response, 404, `Metrics are at ${PATH}.`);
    else if (!READING.includes(method)) refuse(response.setHeader("Allow", READING), 405, "Metrics can only be read.");
    else if (metrics === undefined) refuse(response, 503, "The first check has not ended yet.");
    else {
      // Both formats have the same text.
      const type = takesOpenMetrics(headers.accept) ? OPENMETRICS : PLAIN;
      response.writeHead(200, { "Content-Type": type, Vary: "Accept", "Cache-Control": "no-store" }).end(metrics);
    }
  }
}

/**
 * Whether a request is for an address or `localhost`. Where only this machine is served, another name is one that a page
 * in a browser here has pointed at it, to read what no other machine may (DNS rebinding).
 */
function namesThisMachine(host = ""): boolean {
  const [, bracketed, plain = ""] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d+)?$/.exec(host) ?? [];
  return isIP(bracketed ?? plain) !== 0 || plain.toLowerCase() === "localhost";
}

/** What may follow is not read: a request that is refused is the last of its connection. */
function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" }).end(`${text}\n`);
}

function takesOpenMetrics(accept = ""): boolean {
  const ranges = accept.split(",").filter((range) => /^\s*application\/openmetrics-text\s*(;|$)/i.test(range));
  return ranges.some((range) => !/;\s*q=0(\.0*)?\s*(;|$)/i.test(range));
}

/** Whether only this machine reaches the address. */
export function isLoopback({ host }: ListenAddress): boolean {
  const loopback = new BlockList();
  loopback.addSubnet("127.0.0.0", 8, "ipv4");
  loopback.addAddress("::1", "ipv6");
  return loopback.check(host, isIPv6(host) ? "ipv6" : "ipv4");
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "Another program listens there. End it, or give --listen another port.",
  EACCES: "The account may not use this port. Give --listen a port from 1024 on.",
  EADDRNOTAVAIL: "This machine does not have the address. Give --listen one that it has.",
};

function cannotListen({ host, port }: ListenAddress, { code = "", message }: NodeJS.ErrnoException): CliError {
  const summary = `Cannot serve metrics at ${isIPv6(host) ? `[${host}]` : host}:${port}`;
  return new CliError({ code: "cannot_listen", summary, detail: REASONS[code] ?? `${message}.` });
}
