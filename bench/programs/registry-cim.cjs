/** Ours: two values of each host over StdRegProv. BENCH_TASK and what is printed: see bench/measure/registry-program.ts. */
const { readFileSync } = require("node:fs");
const { CimRegistry } = require("../../lib/windows/registry/cim-registry.js");
const { WsmanClient } = require("../../lib/wsman/index.js");
const { atOnce } = require("./at-once.cjs");

const { task, host, ports, most, username, password, caFile, mode, servers } = JSON.parse(process.env.BENCH_TASK);
const ca = readFileSync(caFile, "utf8");

async function ask(port) {
  const client = new WsmanClient({ host, port, auth: { scheme: "ntlm", username, password }, tls: { ca } });
  const registry = new CimRegistry(client, { host, signal: new AbortController().signal });
  if (task === "read") {
    await registry.readValue(mode.key, mode.name, "REG_DWORD");
    await registry.readValue(servers.key, servers.name, "REG_MULTI_SZ");
  } else {
    await registry.writeValue(mode.key, mode.name, { type: "REG_DWORD", data: 4 });
    await registry.writeValue(servers.key, servers.name, { type: "REG_MULTI_SZ", data: ["lic1", "lic2"] });
  }
  await client.close();
}

const begin = performance.now();
atOnce(ports, most, ask).then(() => console.log(performance.now() - begin));
