import { bool, integer, list, map, objects, type Schema, type State, string } from "../../plugin";
import { hostProblem } from "../host-attribute";

const SERVER_ATTRIBUTES = {
  name: string({ computed: true, description: "The license server, as in the session host's list." }),
  status: string({
    computed: true,
    description:
      "What the session host says of it: `valid`, `valid_vdi`, `valid_2008_r2`, `valid_2008`, `not_connectable`, `no_answer`, `lower_version`, `beta_mismatch`, `not_in_security_group`, `access_denied`, `validity_unknown`, `not_supported`, `unknown` or `unknown_<n>`; null where the host could not be asked.",
  }),
  usable: bool({
    computed: true,
    description: "Whether the session host can use it; null where that can not be told.",
  }),
} satisfies Schema;

const FINDING_ATTRIBUTES = {
  code: string({ computed: true, description: "Stable identifier, for example `license_server_unreachable`." }),
  severity: string({
    computed: true,
    description:
      "`error`: users are or will be refused; `warning`: works, and is likely not meant; `info`; `unknown`: the check could not be made.",
  }),
  summary: string({ computed: true, description: "What is the case, in one sentence." }),
  remedy: string({ computed: true, description: "What to do about it." }),
  server: string({ computed: true, description: "The license server it is about; null where it is about the host." }),
} satisfies Schema;

/** The attributes of `rdslicensing_diagnosis`. */
export const DIAGNOSIS_SCHEMA = {
  host: string({
    required: true,
    description:
      "DNS name or address of the session host, with `:port` where its WinRM listener is not on the provider's port.",
    validate: [hostProblem],
  }),
  license_servers: map("string", {
    optional: true,
    description:
      "License servers that WinRM reaches with the same credentials: their name in the session host's list, and the host, with `:port` where needed. What they say of activation and CALs is judged too; without them, those checks are `unknown`.",
    validateElements: [hostProblem],
  }),
  grace_warning_days: integer({
    default: 30,
    description:
      "From how many days left on the end of the grace period is told, on a host whose licensing does not work. Default: 30.",
    validate: [(days) => (days >= 0 && days <= 120 ? undefined : "Give a number of days from 0 to 120.")],
  }),
  id: string({ computed: true, description: "The host, with the port when it is not the provider's." }),
  healthy: bool({
    computed: true,
    description: "Whether the host is `assessed`, and no finding has the severity `error`.",
  }),
  assessed: bool({
    computed: true,
    description:
      "Whether it could be found out what Windows uses: its role, and where that is active its mode and license servers. Where it could not, findings of the severity `unknown` say why.",
  }),
  problems: list("string", {
    computed: true,
    description:
      "The summaries of the findings of the severities `error` and `warning`, the worst first: what a check block tells.",
  }),
  findings: objects("list", {
    computed: true,
    description: "What was found, the worst first.",
    attributes: FINDING_ATTRIBUTES,
  }),
  role_active: bool({
    computed: true,
    description:
      "Whether the Remote Desktop Session Host role is active; without it licensing does not apply. Null where not known.",
  }),
  windows_version: string({
    computed: true,
    description: "Release of Windows Server, for example `Windows Server 2022`. Null where not known.",
  }),
  domain_joined: bool({ computed: true, description: "Whether the host is in a domain. Null where not known." }),
  effective_mode: string({ computed: true, description: "The licensing mode Windows uses. Null where not known." }),
  mode_source: string({
    computed: true,
    description: "Where it comes from: `local`, `group_policy` or `none`. Null where not known.",
  }),
  local_mode: string({
    computed: true,
    description: "The mode of the host's own settings. Null where there is none, or it is not known.",
  }),
  policy_mode: string({
    computed: true,
    description: "The mode Group Policy sets. Null where it sets none, or that is not known.",
  }),
  effective_license_servers: list("string", {
    computed: true,
    description: "The license servers Windows uses, in their order. Null where not known.",
  }),
  license_servers_source: string({
    computed: true,
    description: "Where they come from: `local`, `group_policy` or `none`. Null where not known.",
  }),
  local_license_servers: list("string", {
    computed: true,
    description: "The list of the host's own settings, as stored. Null where there is none, or it is not known.",
  }),
  policy_license_servers: list("string", {
    computed: true,
    description: "The list Group Policy sets. Null where it sets none, or that is not known.",
  }),
  grace_days_left: integer({
    computed: true,
    description: "Days left of the 120 of the grace period; 0 is normal on a licensed host. Null where not known.",
  }),
  servers: objects("list", {
    computed: true,
    description: "What the host says of each license server it uses.",
    attributes: SERVER_ATTRIBUTES,
  }),
} satisfies Schema;

export type DiagnosisState = State<typeof DIAGNOSIS_SCHEMA>;
