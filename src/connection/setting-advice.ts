import type { SettingWords } from "./setting-source";

/** The settings that have to do with an error of a host, by its code, for whoever set them; undefined where none has. */
export function settingAdvice(code: string, words: SettingWords): string | undefined {
  return Object.hasOwn(ADVICE, code) ? ADVICE[code]?.(words) : undefined;
}

const LISTENERS = "(5986 for https, 5985 for http)";
const RETRIES = ({ nameOf }: SettingWords) => `${nameOf("max_retries")} sets how often it is tried again.`;

/** By the codes of the layers above, which are texts here. */
export const ADVICE: Readonly<Record<string, (words: SettingWords) => string>> = {
  connection_refused: ({ nameOf }) => `${nameOf("port")} and ${nameOf("https")} choose the listener ${LISTENERS}.`,
  connection_reset: RETRIES,
  timeout: ({ nameOf }) => `${nameOf("timeout")} sets the limit.`,
  quota_exceeded: RETRIES,
  tls_certificate_untrusted: ({ nameOf }) =>
    `Set ${nameOf("ca_certificate")} to the certificate of the authority that signed the host's.`,
  tls_name_mismatch: ({ nameOf }) =>
    `Set ${nameOf("tls_server_name")} to a name that the certificate carries, or use that name for the host.`,
  tls_failed: ({ nameOf }) => `${nameOf("port")} and ${nameOf("https")} must name the same listener ${LISTENERS}.`,
  unauthorized: ({ nameOf }) => `${nameOf("auth")} sets how to log on.`,
  kerberos_failed: ({ assign }) => `Where no domain controller can be reached, use ${assign("auth", "ntlm")}.`,
  unencrypted_refused: ({ assign }) => `Use https, or ${assign("auth", "ntlm")}, which encrypts messages over http.`,
  not_found: ({ nameOf }) => `${nameOf("path")} and ${nameOf("port")} choose the listener.`,
};
