import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./programs";
import { Service } from "./service";

const MODULES = "/usr/lib/apache2/modules";
export const APACHE = "/usr/sbin/apache2";
export const MOD_AUTH_GSSAPI = join(MODULES, "mod_auth_gssapi.so");

/** Guards a location by NTLM, one logon a connection; needs `auth_gssapi`. */
export const NTLM_ONLY = `AuthType GSSAPI
  AuthName wsman
  GssapiAllowedMech ntlmssp
  GssapiConnectionBound On
  Require valid-user`;

const LOADED = ["mpm_prefork", "authn_core", "authz_core", "authz_user", "cgi", "alias", "env", "socache_shmcb", "ssl"];

/** Answers every request as an Identify whose vendor is the user that Apache says has logged on. */
const IDENTIFY = `#!/bin/sh
cat >/dev/null
cat <<XML
Content-Type: application/soap+xml;charset=UTF-8

<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body><i:IdentifyResponse
xmlns:i="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"><i:ProtocolVersion
>http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd</i:ProtocolVersion><i:ProductVendor>$REMOTE_USER</i:ProductVendor
><i:ProductVersion>$SSL_PROTOCOL $SSL_CLIENT_S_DN_CN</i:ProductVersion></i:IdentifyResponse></s:Body></s:Envelope>
XML
`;

export interface ApacheOptions {
  /** PEM; without it Apache listens on http. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Files of the server's folder, by name. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly modules?: readonly string[];
  /** Directives of the whole server; here and below `{{directory}}` stands for the server's folder. */
  readonly directives?: string;
  /** Directives that guard `/wsman`. */
  readonly location: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** The program that answers. @default every request as an Identify whose vendor is the user that has logged on */
  readonly script?: string;
}

/** A real web server that stands where a WinRM listener would, with a configuration and a folder of its own. */
export class Apache {
  private constructor(
    readonly port: number,
    private readonly directory: string,
    private readonly service: Service,
  ) {}

  static async start(options: ApacheOptions): Promise<Apache> {
    const port = await freePort();
    const directory = mkdtempSync(join(tmpdir(), "apache-"));
    mkdirSync(join(directory, "cgi"));
    writeFileSync(join(directory, "cgi", "answer"), options.script ?? IDENTIFY);
    chmodSync(join(directory, "cgi", "answer"), 0o755);
    const files = { ...options.files, ...(options.tls && { "server.pem": options.tls.cert + options.tls.key }) };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content);
    const placed = (text = "") => text.replaceAll("{{directory}}", directory);
    writeFileSync(join(directory, "apache.conf"), placed(configuration(port, options)));
    // Started as root, Apache serves as another user, who must be able to read.
    chmodSync(directory, 0o755);
    const command = [APACHE, "-DFOREGROUND", "-f", join(directory, "apache.conf")];
    const names = Object.entries(options.environment ?? {});
    const environment = Object.fromEntries(names.map(([name, value]) => [name, placed(value)]));
    const service = await Service.start(command, port, environment).catch((error: unknown) => {
      const log = readFileSync(join(directory, "error.log"), "utf8");
      rmSync(directory, { recursive: true });
      throw new Error(`${error instanceof Error ? error.message : ""}\n${log}`);
    });
    return new Apache(port, directory, service);
  }

  /** What Apache wrote to its error log. */
  get log(): string {
    return readFileSync(join(this.directory, "error.log"), "utf8");
  }

  async stop(): Promise<void> {
    await this.service.stop();
    rmSync(this.directory, { recursive: true });
  }
}

function configuration(port: number, { tls, modules = [], directives = "", location }: ApacheOptions): string {
  const user = process.getuid?.() === 0 ? "User www-data\nGroup www-data" : "";
  const ssl = tls && `SSLEngine On\nSSLCertificateFile "{{directory}}/server.pem"`;
  return `ServerRoot "{{directory}}"
ServerName localhost
Listen 127.0.0.1:${port}
PidFile "{{directory}}/apache.pid"
DefaultRuntimeDir "{{directory}}"
ErrorLog "{{directory}}/error.log"
LogLevel info
${user}
${[...LOADED, ...modules].map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join("\n")}
StartServers 1
KeepAliveTimeout 30
ScriptAlias /wsman "{{directory}}/cgi/answer"
${ssl ?? ""}
${directives}
<Directory "{{directory}}/cgi">
  Require all granted
</Directory>
<Location /wsman>
  SSLOptions +StdEnvVars
  ${location}
</Location>
`;
}
