import {
  bool,
  type DataSource,
  integer,
  list,
  map,
  object,
  objects,
  type Schema,
  type State,
  string,
} from "../../plugin";
import type { HostPool } from "../host-pool";
import { hostProblem } from "../validators";

const SERVER_ATTRIBUTES = {
  name: string({ computed: true, description: "The license server, as the session host lists it." }),
  status: string({
    computed: true,
    description:
      "The session host's verdict on it: `valid`, `valid_vdi`, `valid_2008_r2`, `valid_2008`, `not_connectable`, `no_answer`, `lower_version`, `beta_mismatch`, `not_in_security_group`, `access_denied`, `validity_unknown`, `not_supported`, `unknown` or `unknown_<n>`; null if the host could not be asked.",
  }),
  usable: bool({
    computed: true,
    description: "Whether the session host can use it; null if not known.",
  }),
} satisfies Schema;

const FINDING_ATTRIBUTES = {
  code: string({ computed: true, description: "Stable identifier, for example `license_server_unreachable`." }),
  severity: string({
    computed: true,
    description:
      "`error`: users are or will be refused; `warning`: it works, but is probably not intended; `info`; `unknown`: the check could not be made.",
  }),
  summary: string({ computed: true, description: "What was found, in one sentence." }),
  reason: string({
    computed: true,
    description: "Why the check could not be made, if the severity is `unknown`; otherwise null.",
  }),
  remedy: string({ computed: true, description: "What to do about it." }),
  server: string({
    computed: true,
    description: "The license server that the finding is about; null if it is about the host.",
  }),
} satisfies Schema;

const DETAIL_ATTRIBUTES = {
  role_active: bool({
    computed: true,
    description:
      "Whether the Remote Desktop Session Host role is active. Licensing applies only if it is. Null if not known.",
  }),
  windows_version: string({
    computed: true,
    description: "Release of Windows Server, for example `Windows Server 2022`. Null if not known.",
  }),
  domain_joined: bool({ computed: true, description: "Whether the host is in a domain. Null if not known." }),
  effective_mode: string({ computed: true, description: "The licensing mode that Windows uses. Null if not known." }),
  mode_source: string({
    computed: true,
    description: "Where that mode is set: `local`, `group_policy` or `none`. Null if not known.",
  }),
  local_mode: string({
    computed: true,
    description: "The mode in the host's own settings. Null if not set or not known.",
  }),
  policy_mode: string({
    computed: true,
    description: "The mode that Group Policy sets. Null if not set or not known.",
  }),
  effective_license_servers: list("string", {
    computed: true,
    description: "The license servers that Windows uses, in order. Null if not known.",
  }),
  license_servers_source: string({
    computed: true,
    description: "Where that list is set: `local`, `group_policy` or `none`. Null if not known.",
  }),
  local_license_servers: list("string", {
    computed: true,
    description: "The list in the host's own settings, as stored. Null if not set or not known.",
  }),
  policy_license_servers: list("string", {
    computed: true,
    description: "The list that Group Policy sets. Null if not set or not known.",
  }),
  grace_days_left: integer({
    computed: true,
    description: "Days left of the 120-day grace period; 0 is normal on a licensed host. Null if not known.",
  }),
  servers: objects("list", {
    computed: true,
    description: "The session host's verdict on each license server it uses.",
    attributes: SERVER_ATTRIBUTES,
  }),
} satisfies Schema;

/**
 * The attributes of `rdslicensing_diagnosis`. Each one that is computed is a line of every plan that changes the host, for
 * Terraform then reads the data source during apply: what checks and outputs need most stands alone, all else is one
 * object.
 */
export const DIAGNOSIS_SCHEMA = {
  host: string({
    required: true,
    description:
      "DNS name or address of the session host, with `:port` if its WinRM listener does not use the provider's port.",
    validate: [hostProblem],
  }),
  license_servers: map("string", {
    optional: true,
    description:
      "License servers to check as well, over WinRM with the same credentials. Each key is the name in the session host's list, each value the host to connect to, with `:port` if needed. Their activation and CALs are then part of the diagnosis; without them, those checks are `unknown`.",
    validateElements: [hostProblem],
  }),
  connection_broker: string({
    optional: true,
    description:
      "Connection Broker of the deployment that the session host is in, with `:port` if needed. The deployment's licensing settings are then compared with those of the host. Each broker is asked once, however many hosts name it.",
    validate: [hostProblem],
  }),
  grace_warning_days: integer({
    optional: true,
    description:
      "Report the end of the grace period once this many days or fewer remain, on a host whose licensing does not work. Default: 30.",
    validate: [(days) => (days >= 0 && days <= 120 ? undefined : "Use a number of days from 0 to 120.")],
  }),
  healthy: bool({
    computed: true,
    description: "Whether the host was `assessed` and no finding has the severity `error`.",
  }),
  assessed: bool({
    computed: true,
    description:
      "Whether the role is known and, if it is active, the mode and license servers that Windows uses. If not, findings of severity `unknown` say why.",
  }),
  problems: list("string", {
    computed: true,
    description:
      "Summaries of the findings of severity `error` and `warning`, the worst first, for use in a check block.",
  }),
  findings: objects("list", {
    computed: true,
    description: "The findings, the worst first.",
    attributes: FINDING_ATTRIBUTES,
  }),
  details: object({
    computed: true,
    description:
      "What the host says about itself and its settings, and what it uses. Terraform prints one line for all of it where the diagnosis is read during apply.",
    attributes: DETAIL_ATTRIBUTES,
  }),
} satisfies Schema;

export type DiagnosisState = State<typeof DIAGNOSIS_SCHEMA>;

/** `rdslicensing_diagnosis`: everything that keeps one session host from licensing its users. Loaded when first read. */
export const diagnosis: DataSource<typeof DIAGNOSIS_SCHEMA, HostPool> = {
  name: "diagnosis",
  description:
    "What keeps one Remote Desktop session host from licensing its users: the RD Licensing Diagnoser as data.",
  schema: DIAGNOSIS_SCHEMA,
  read: async (request) => (await import("./read-diagnosis.js")).readDiagnosis(request),
};
