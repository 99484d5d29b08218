import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../support/programs";
import { Service } from "../support/service";

const REALM = "CONTOSO.TEST";
export const KDC_PROGRAMS = ["/usr/sbin/krb5kdc", "/usr/sbin/kdb5_util", "/usr/sbin/kadmin.local", "/usr/bin/kinit"];

/** A real MIT Kerberos domain controller on a port of 127.0.0.1, with a database of its own. */
export class Kdc {
  private constructor(
    private readonly directory: string,
    private readonly service: Service,
  ) {}

  static async start(): Promise<Kdc> {
    const port = await freePort();
    const directory = mkdtempSync(join(tmpdir(), "kdc-"));
    // Apache, which serves as another user, reads krb5.conf.
    chmodSync(directory, 0o755);
    writeFileSync(join(directory, "krb5.conf"), clientConfiguration(port));
    writeFileSync(join(directory, "kdc.conf"), serverConfiguration(port, directory));
    const env = environment(directory);
    const create = ["create", "-r", REALM, "-s", "-P", "master"];
    execFileSync("/usr/sbin/kdb5_util", create, { env: { ...process.env, ...env }, stdio: "pipe" });
    const command = ["/usr/sbin/krb5kdc", "-n", "-r", REALM, "-P", join(directory, "kdc.pid")];
    return new Kdc(directory, await Service.start(command, port, env));
  }

  async stop(): Promise<void> {
    await this.service.stop();
    rmSync(this.directory, { recursive: true });
  }

  /** What programs need in their environment to belong to this realm. */
  get environment(): NodeJS.ProcessEnv {
    return environment(this.directory);
  }

  /** Creates a principal of the realm if it is new, and writes its key to a keytab, whose path it gives. */
  keytabFile(principal: string): string {
    const file = this.path(`${principal.replaceAll("/", "-")}.keytab`);
    rmSync(file, { force: true });
    this.administer(`addprinc -randkey ${principal}`);
    this.administer(`ktadd -norandkey -k ${file} ${principal}`);
    return file;
  }

  /** Gives a principal another key; keytabs written before are out of date. */
  changeKey(principal: string): void {
    this.administer(`change_password -randkey ${principal}`);
  }

  /** The same, as the keytab's content. */
  keytab(principal: string): Buffer {
    return readFileSync(this.keytabFile(principal));
  }

  /** Logs a principal on with its new keytab; gives the ticket cache. */
  logOn(principal: string): string {
    const cache = this.path(`${principal}.cache`);
    const args = ["-k", "-t", this.keytabFile(principal), "-c", cache, principal];
    execFileSync("/usr/bin/kinit", args, { env: { ...process.env, ...this.environment }, stdio: "pipe" });
    return cache;
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  private administer(query: string): void {
    const args = ["-r", REALM, "-q", query];
    execFileSync("/usr/sbin/kadmin.local", args, { env: { ...process.env, ...this.environment }, stdio: "pipe" });
  }
}

function environment(directory: string): NodeJS.ProcessEnv {
  return {
    KRB5_CONFIG: join(directory, "krb5.conf"),
    KRB5_KDC_PROFILE: join(directory, "kdc.conf"),
    KRB5RCACHENAME: "none:",
  };
}

/** Names are taken as they are, because the test machine's DNS knows nothing of the realm. */
function clientConfiguration(port: number): string {
  return `[libdefaults]
  default_realm = ${REALM}
  dns_lookup_kdc = false
  dns_lookup_realm = false
  dns_canonicalize_hostname = false
  rdns = false
[realms]
  ${REALM} = {
    kdc = 127.0.0.1:${port}
  }
`;
}

function serverConfiguration(port: number, directory: string): string {
  return `[kdcdefaults]
  kdc_listen = 127.0.0.1:${port}
  kdc_tcp_listen = 127.0.0.1:${port}
[realms]
  ${REALM} = {
    database_name = ${directory}/principal
    key_stash_file = ${directory}/stash
    acl_file = ${directory}/kadm5.acl
  }
`;
}
