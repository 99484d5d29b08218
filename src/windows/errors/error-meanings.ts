import type { WsmanErrorCode } from "../../wsman";

/** Why the registry of a host that answered did not do what was asked. */
export type RegistryErrorCode = "registry_access_denied" | "wrong_type" | "registry_failed" | "not_kept";

/** Why WMI on a host that answered did not do what was asked. */
export type WmiErrorCode = "policy_in_force" | "wmi_access_denied" | "wmi_failed" | "wmi_class_missing";

/** One of the host's own, or why the host could not be asked at all. */
export type HostErrorCode = RegistryErrorCode | WmiErrorCode | WsmanErrorCode;

/**
 * What may be concluded from an error.
 * - `no_answer`: the host did not answer, which may pass by itself;
 * - `one_question`: another question may be answered all the same;
 * - `wmi`: WMI, or a class of it, may be broken or absent on a host whose registry has answered;
 * - `refused_change`: one of Windows' own setters changed nothing, so that the registry is the way that is left.
 */
export type ErrorMeaning = "no_answer" | "one_question" | "wmi" | "refused_change";

/** Every code, so that a new one is not forgotten. With none of the meanings, an error ends what was begun. */
export const ERROR_MEANINGS: { readonly [C in HostErrorCode]: readonly ErrorMeaning[] } = {
  registry_access_denied: ["one_question"],
  wrong_type: ["one_question"],
  registry_failed: ["one_question"],
  not_kept: [],

  policy_in_force: ["one_question", "wmi", "refused_change"],
  wmi_access_denied: ["one_question", "wmi", "refused_change"],
  wmi_failed: ["one_question", "wmi", "refused_change"],
  wmi_class_missing: ["one_question", "wmi"],

  fault: ["one_question", "wmi", "refused_change"],
  access_denied: ["one_question", "wmi", "refused_change"],
  malformed: ["one_question", "wmi"],
  too_large: ["one_question", "wmi"],
  not_found: ["wmi", "refused_change"],
  unexpected_status: ["wmi"],

  timeout: ["no_answer", "one_question", "wmi"],
  name_not_resolved: ["no_answer"],
  connection_refused: ["no_answer"],
  unreachable: ["no_answer"],
  connection_reset: ["no_answer"],

  canceled: [],
  tls_certificate_untrusted: [],
  tls_name_mismatch: [],
  tls_expired: [],
  tls_failed: [],
  unauthorized: [],
  not_tried: [],
  authentication_failed: [],
  encryption_broken: [],
  kerberos_failed: [],
  package_missing: [],
  unencrypted_refused: [],
  quota_exceeded: [],
  invalid_argument: [],
  invalid_configuration: [],
  internal_error: [],
};
