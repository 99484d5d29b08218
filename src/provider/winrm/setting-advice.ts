import type { HostErrorCode } from "../../windows";
import type { SettingValue } from "./setting-sources";
import type { WinrmAttribute } from "./winrm-attributes";

/** What advice says of settings, in the words of wherever they are set. */
export interface AdviceWords {
  nameOf(attribute: WinrmAttribute): string;
  assign(attribute: WinrmAttribute, value: SettingValue): string;
}

/** What settings have to do with an error of a host, for whom they are set there. */
export function settingAdvice(code: HostErrorCode, words: AdviceWords): string | undefined {
  return ADVICE[code]?.(words);
}

const RETRIES = ({ nameOf }: AdviceWords) => `${nameOf("max_retries")} says how often it is tried again.`;

const ADVICE: Partial<Record<HostErrorCode, (words: AdviceWords) => string>> = {
  connection_refused: ({ nameOf }) =>
    `${nameOf("port")} and ${nameOf("https")} choose the listener (5986 for https, 5985 for http).`,
  connection_reset: RETRIES,
  timeout: ({ nameOf }) => `${nameOf("timeout")} sets the limit.`,
  quota_exceeded: RETRIES,
  tls_certificate_untrusted: ({ nameOf }) =>
    `Set ${nameOf("ca_certificate")} to the certificate of the authority that signed the host's.`,
  tls_name_mismatch: ({ nameOf }) =>
    `Set ${nameOf("tls_server_name")} to a name the certificate carries, or name the host so.`,
  tls_failed: ({ nameOf }) =>
    `${nameOf("port")} and ${nameOf("https")} must name the same listener (5986 for https, 5985 for http).`,
  unauthorized: ({ nameOf }) => `${nameOf("auth")} chooses how to log on.`,
  kerberos_failed: ({ assign }) => `Where no domain controller is in reach, ${assign("auth", "ntlm")} does without.`,
  unencrypted_refused: ({ assign }) => `Use https, or ${assign("auth", "ntlm")}, which encrypts messages over http.`,
  not_found: ({ nameOf }) => `${nameOf("path")} and ${nameOf("port")} choose the listener.`,
};
