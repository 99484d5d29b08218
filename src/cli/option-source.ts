import {
  checkedValue,
  environmentVariable,
  type SettingName,
  type SettingSource,
  type SettingValue,
  type SettingWords,
} from "../connection";
import { readCertificates } from "./certificate-file";
import type { ConnectionOptions } from "./connection-options";

/** The option of each setting that has one; a password and a key belong on no command line. */
const OPTIONS: Partial<Record<SettingName, string>> = {
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
export const OPTION_WORDS: SettingWords = {
  nameOf: (setting) => OPTIONS[setting] ?? environmentVariable(setting),
  assign: (setting, value) => (typeof value === "boolean" ? `${OPTIONS[setting]}` : `${OPTIONS[setting]} ${value}`),
};

/**
 * The options of a command as a source of settings.
 *
 * @throws CliError `cannot_read`, `invalid_option` of a file that an option names
 */
export function optionSource(options: ConnectionOptions): SettingSource {
  const given = givenOptions(options);
  return {
    ...OPTION_WORDS,
    nameOf: (setting) => OPTIONS[setting],
    read: (setting) => {
      const value = given[setting];
      return value === undefined ? undefined : checkedValue(setting, value);
    },
  };
}

/** What was typed instead of being set anywhere. */
export function passwordSource(password: string): SettingSource {
  return {
    nameOf: () => undefined,
    assign: OPTION_WORDS.assign,
    read: (setting) => (setting === "password" ? password : undefined),
  };
}

function givenOptions(options: ConnectionOptions): Partial<Record<SettingName, SettingValue>> {
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
