/**
 * `peer-hosts.cjs COUNT LATENCY_MS`: hosts that answer the PowerShell of terraform-provider-windows in a WinRM shell, Basic over
 * http, each answer that much later. They hold the two values of its configuration in this bench (measure/go-peer.ts), or do
 * not. Starting PowerShell, which takes a real host half a second, costs nothing here. Prints its ports as JSON, and ends with
 * its standard input, however the bench ends.
 */
const { randomUUID } = require("node:crypto");
const { createServer } = require("node:http");

const [count, latencyMs] = process.argv.slice(2).map(Number);
const VALUES = {
  LicensingMode: { kind: "REG_DWORD", value_string: "4" },
  SpecifiedLicenseServers: { kind: "REG_MULTI_SZ", value_strings: ["lic1", "lic2"] },
};
const SHELL = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell";
const NAMESPACES = [
  'xmlns:s="http://www.w3.org/2003/05/soap-envelope"',
  'xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"',
  'xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"',
  'xmlns:x="http://schemas.xmlsoap.org/ws/2004/09/transfer"',
  `xmlns:rsp="${SHELL}"`,
].join(" ");

/** The input of a command: base64 and a line end, in several messages. */
class Input {
  #text = "";
  #onScript;
  /** Settles once it is complete. */
  script = new Promise((resolve) => {
    this.#onScript = resolve;
  });

  add(text) {
    this.#text += text;
    const end = this.#text.indexOf("\n");
    if (end >= 0) this.#onScript(Buffer.from(this.#text.slice(0, end), "base64").toString("utf16le"));
  }
}

/** What a host's registry holds, and the input of the commands that run. */
function createHost() {
  const held = new Set();
  const inputs = new Map();
  const operations = {
    Create() {
      const id = randomUUID();
      return `<x:ResourceCreated><a:ReferenceParameters><w:SelectorSet><w:Selector Name="ShellId">${id}</w:Selector></w:SelectorSet></a:ReferenceParameters></x:ResourceCreated><rsp:Shell><rsp:ShellId>${id}</rsp:ShellId></rsp:Shell>`;
    },
    Command() {
      const id = randomUUID();
      inputs.set(id, new Input());
      return `<rsp:CommandResponse><rsp:CommandId>${id}</rsp:CommandId></rsp:CommandResponse>`;
    },
    Send(body, id) {
      const sent = [...body.matchAll(/<rsp:Stream[^>]*>([^<]*)</g)].map(([, text]) => Buffer.from(text, "base64"));
      inputs.get(id).add(Buffer.concat(sent).toString("latin1"));
      return "<rsp:SendResponse/>";
    },
    async Receive(_body, id) {
      const output = answer(held, await inputs.get(id).script);
      const stream = (name, text) => `<rsp:Stream Name="${name}" CommandId="${id}"${text}</rsp:Stream>`;
      const text = Buffer.from(`${output}\r\n`).toString("base64");
      const streams =
        stream("stdout", `>${text}`) + stream("stdout", ' End="true">') + stream("stderr", ' End="true">');
      return `<rsp:ReceiveResponse>${streams}<rsp:CommandState CommandId="${id}" State="${SHELL}/CommandState/Done"><rsp:ExitCode>0</rsp:ExitCode></rsp:CommandState></rsp:ReceiveResponse>`;
    },
    Signal: () => "<rsp:SignalResponse/>",
    Delete: () => "",
  };
  return async (body) => {
    const [, action] = /Action[^>]*>[^<]*\/(\w+)</.exec(body);
    const [, id] = /CommandId="([^"]+)"/.exec(body) ?? [];
    const response = await operations[action](body, id);
    return `<s:Envelope ${NAMESPACES}><s:Header><a:Action>${SHELL}/${action}Response</a:Action></s:Header><s:Body>${response}</s:Body></s:Envelope>`;
  };
}

/** What the script prints: it names one value, and is told by the method of Microsoft.Win32.RegistryKey that it calls. */
function answer(held, script) {
  const name = Object.keys(VALUES).find((one) => script.includes(`'${one}'`));
  if (script.includes(".DeleteValue(")) return JSON.stringify({ ok: true, data: { deleted: held.delete(name) } });
  if (script.includes(".SetValue(")) held.add(name);
  const data = held.has(name) ? { found: true, ...VALUES[name] } : { found: false };
  return JSON.stringify({ ok: true, data });
}

function serve(host) {
  return createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", async () => {
      const isLoggedOn = request.headers.authorization !== undefined;
      const reply = isLoggedOn ? await host(Buffer.concat(chunks).toString()) : "";
      const headers = isLoggedOn
        ? { "Content-Type": "application/soap+xml;charset=UTF-8" }
        : { "WWW-Authenticate": 'Basic realm="WSMAN"' };
      setTimeout(() => response.writeHead(isLoggedOn ? 200 : 401, headers).end(reply), latencyMs);
    });
  });
}

process.stdin.resume().once("end", () => process.exit());
const servers = Array.from({ length: count }, () => serve(createHost()).listen(0, "127.0.0.1"));
Promise.all(servers.map((server) => new Promise((resolve) => server.once("listening", resolve)))).then(() => {
  console.log(JSON.stringify(servers.map((server) => server.address().port)));
});
