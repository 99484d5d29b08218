import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SecureVersion } from "node:tls";
import { OWN_PROGRAM } from "../../../tools/standalone/own-program";
import { createAuthority } from "../../support/certificates";
import { finished } from "../../support/terraform";

const ROOT = join(__dirname, "../../..");
/** The two forms, in the order of the table's columns. */
const FORMS = [[process.execPath, join(ROOT, "lib/cli/main.js")], [OWN_PROGRAM]];

/** The table of the page: what a host offers, and whether each form connects. */
const ROWS = [
  ...readFileSync(join(ROOT, "docs/guides/troubleshooting.md"), "utf8").matchAll(
    /^\| (.+) \| (yes|no) \| (yes|no) \|$/gm,
  ),
].map(([, host = "", node, program]) => [host, [node, program]] as const);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "old-tls-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const usual = createAuthority();
const sha1 = createAuthority("SHA-1", { bits: 2048, digest: "sha1" });
const shortKeys = createAuthority("Short keys", { bits: 1024, digest: "sha256" });

type Host = ServerOptions & { readonly trusted: string };

function host(only: SecureVersion, cipher = "ALL", authority = usual): Host {
  const options = { minVersion: only, maxVersion: only, ciphers: `${cipher}:@SECLEVEL=0`, dhparam: "auto" };
  return { ...authority.issue(["localhost"]), ...options, trusted: authority.ca };
}

/** The host of a row, by what its first cell says. */
function hostOf(offer: string): Host {
  const strongCipher = "ECDHE-RSA-AES256-GCM-SHA384";
  if (offer.includes("1024")) return host("TLSv1.2", strongCipher, shortKeys);
  if (offer.includes("self-signed")) return { ...host("TLSv1.2"), ...sha1.own, trusted: sha1.own.cert };
  if (offer.includes("CA signed with SHA-1")) return host("TLSv1.2", strongCipher, sha1);
  const cipher = /`(.+)`/.exec(offer)?.[1];
  if (cipher !== undefined) return host("TLSv1.2", cipher);
  return host({ "TLS 1.0": "TLSv1", "TLS 1.1": "TLSv1.1", "TLS 1.3": "TLSv1.3" }[offer] as SecureVersion);
}

/** Whether a request of that command reaches the host. */
async function connects([program = "", ...words]: readonly string[], { trusted, ...options }: Host): Promise<string> {
  let requests = 0;
  const server = createServer(options, (_request, response) => {
    requests += 1;
    response.writeHead(404).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const ca = join(folder, "ca.pem");
  writeFileSync(ca, trusted);
  const address = `localhost:${(server.address() as AddressInfo).port}`;
  const env = { PATH: process.env.PATH, HOME: folder, RDSLICENSING_USERNAME: "u", RDSLICENSING_PASSWORD: "p" };
  await finished(spawn(program, [...words, "check", address, "--ca-certificate", ca], { env }));
  server.close();
  return requests > 0 ? "yes" : "no";
}

describe("what a host's TLS has to offer", () => {
  test("is told for some hosts", () => {
    expect(ROWS.length).toBeGreaterThan(10);
  });

  test.each(ROWS)("is as the page says: %s", async (offer, told) => {
    const offering = hostOf(offer);
    expect([await connects(FORMS[0] ?? [], offering), await connects(FORMS[1] ?? [], offering)]).toEqual(told);
  });
});
