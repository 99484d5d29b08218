import type { AdviceWords } from "../provider/winrm/setting-advice";
import { judged, type SettingSource, type SettingValue } from "../provider/winrm/setting-sources";
import { environmentVariable, type WinrmAttribute } from "../provider/winrm/winrm-attributes";
import { readCertificates } from "./certificate-file";
import type { WinrmOptions } from "./winrm-options";

/** The option of each setting that has one; a password and a key belong on no command line. */
const OPTIONS: Partial<Record<WinrmAttribute, string>> = {
  username: "--username",
  auth: "--auth",
  https: "--no-https",
  port: "--port",
  path: "--path",
  ca_certificate: "--ca-certificate",
  tls_server_name: "--tls-server-name",
  insecure: "--insecure",
  allow_unencrypted: "--allow-unencrypted",
  timeout: "--timeout",
  max_retries: "--max-retries",
  channel: "--channel",
};

/** How people who use the command set things: by options, else by variables. */
export const OPTION_WORDS: AdviceWords = {
  nameOf: (attribute) => OPTIONS[attribute] ?? environmentVariable(attribute),
  assign: (attribute, value) =>
    typeof value === "boolean" ? `${OPTIONS[attribute]}` : `${OPTIONS[attribute]} ${value}`,
};

/**
 * The options of a command as a source of settings.
 *
 * @throws CliError `cannot_read`, `invalid_option` of a file that an option names
 */
export function optionSource(options: WinrmOptions): SettingSource {
  const given = givenOptions(options);
  return {
    ...OPTION_WORDS,
    nameOf: (attribute) => OPTIONS[attribute],
    read: (attribute) => {
      const value = given[attribute];
      return value === undefined ? undefined : judged(attribute, value);
    },
  };
}

/** What was typed instead of being set anywhere. */
export function passwordSource(password: string): SettingSource {
  return {
    nameOf: () => undefined,
    assign: OPTION_WORDS.assign,
    read: (attribute) => (attribute === "password" ? password : undefined),
  };
}

function givenOptions(options: WinrmOptions): Partial<Record<WinrmAttribute, SettingValue>> {
  const { caCertificate } = options;
  return {
    username: options.username,
    auth: options.auth,
    // It is true where the option is absent.
    https: options.https === false ? false : undefined,
    port: options.port,
    path: options.path,
    ca_certificate: caCertificate === undefined ? undefined : readCertificates("--ca-certificate", caCertificate),
    tls_server_name: options.tlsServerName,
    insecure: options.insecure,
    allow_unencrypted: options.allowUnencrypted,
    timeout: options.timeout,
    max_retries: options.maxRetries,
    channel: options.channel,
  };
}
