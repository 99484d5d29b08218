import { CAL_EXPIRY_WARNING_DAYS } from "../../licensing";
import { bool, integer, objects, type Schema, type State, string } from "../../plugin";
import { hostProblem } from "../host-attribute";

const KEY_PACK_ATTRIBUTES = {
  id: integer({ computed: true, description: "Number of the key pack on this server." }),
  type: string({
    computed: true,
    description:
      "How the CALs were bought: `retail`, `volume`, `open` or `concurrent`. Or what the pack is instead: `temporary`, `built_in`, `built_in_over_used` (it counts users without a CAL that fits), `unknown` or `unknown_<n>`.",
  }),
  model: string({
    computed: true,
    description: "The mode they license: `per_device`, `per_user`, or `none` for built-in packs.",
  }),
  type_and_model: string({
    computed: true,
    description: "The same in Windows' words, for example `RDS Per User CAL`.",
  }),
  description: string({ computed: true, description: "Windows' description of the pack." }),
  product_version: string({
    computed: true,
    description: "The version of Windows Server they license, for example `Windows Server 2022`.",
  }),
  product_version_id: integer({ computed: true, description: "Its number: 5 = 2016, 6 = 2019, 7 = 2022, 8 = 2025." }),
  total: integer({ computed: true, description: "CALs in the pack; null where it has no limit." }),
  issued: integer({ computed: true, description: "CALs issued; null where they are not counted." }),
  available: integer({ computed: true, description: "CALs left; null where the pack has no limit." }),
  expires: string({ computed: true, description: "When they expire, RFC 3339 in UTC; null when they do not." }),
} satisfies Schema;

const TOTAL_ATTRIBUTES = {
  mode: string({ computed: true, description: "`per_device` or `per_user`." }),
  product_version: string({
    computed: true,
    description: "The version of Windows Server, for example `Windows Server 2022`.",
  }),
  total: integer({ computed: true, description: "CALs that were bought and have not expired." }),
  issued: integer({ computed: true, description: "Of those, issued." }),
  available: integer({ computed: true, description: "Of those, left." }),
  over: integer({ computed: true, description: "How many more are issued than were bought." }),
  expiring: integer({
    computed: true,
    description: `Of those that were bought, how many expire within ${CAL_EXPIRY_WARNING_DAYS} days.`,
  }),
  expired: integer({
    computed: true,
    description: "CALs that were bought and have expired; they license nobody and are in none of the other numbers.",
  }),
} satisfies Schema;

/** The attributes of `rdslicensing_license_server`. */
export const LICENSE_SERVER_SCHEMA = {
  host: string({
    required: true,
    description:
      "DNS name or address of the license server, with `:port` where its WinRM listener is not on the provider's port.",
    validate: [hostProblem],
  }),
  id: string({ computed: true, description: "The host, with the port when it is not the provider's." }),
  activation_status: string({ computed: true, description: "`activated`, `not_activated` or `unknown`." }),
  server_id: string({
    computed: true,
    description: "The license server ID that Microsoft's Clearinghouse knows it by. Null where not known.",
  }),
  role: string({
    computed: true,
    description: "Discovery scope: `workgroup`, `domain` or `forest`. Null where not known.",
  }),
  version: string({
    computed: true,
    description: "Version of Windows Server the license server runs on. Null where not known.",
  }),
  key_packs: objects("list", {
    computed: true,
    description: "Every key pack on the server. Who has been issued a CAL is not read.",
    attributes: KEY_PACK_ATTRIBUTES,
  }),
  totals: objects("list", {
    computed: true,
    description:
      "CALs that were bought, by mode and version; built-in and temporary packs are left out. Whether CALs have expired is judged by the clock of the machine that runs Terraform.",
    attributes: TOTAL_ATTRIBUTES,
  }),
  security_group_enforced: bool({
    computed: true,
    description:
      'Whether the policy "License server security group" is enabled: only members of a group are served. Null where not known.',
  }),
  prevents_upgrade: bool({
    computed: true,
    description:
      'Whether the policy "Prevent license upgrade" is enabled: no newer CAL is issued in place of one that is missing. Null where not known.',
  }),
  in_domain_group: bool({
    computed: true,
    description:
      "Whether it is in its domain's group Terminal Server License Servers, which tracking Per User CALs needs. Null where not known.",
  }),
} satisfies Schema;

export type LicenseServerState = State<typeof LICENSE_SERVER_SCHEMA>;
