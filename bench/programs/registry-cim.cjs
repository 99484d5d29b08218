/** Ours: two values over StdRegProv. The argument and what is printed: see bench/measure/registry-program.ts. */
const { WsmanClient } = require("../../lib/wsman/index.js");
const { CimRegistry } = require("../../lib/windows/registry/cim-registry.js");
const { readFileSync } = require("node:fs");

async function main() {
  const { task, host, port, username, password, caFile, mode, servers } = JSON.parse(process.argv[2]);
  const ca = readFileSync(caFile, "utf8");
  const begin = performance.now();
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
  console.log(performance.now() - begin);
}

main();
