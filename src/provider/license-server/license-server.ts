import { CAL_EXPIRY_WARNING_DAYS } from "../../licensing";
import { bool, type DataSource, integer, objects, type Schema, type State, string } from "../../plugin";
import type { HostPool } from "../host-pool";
import { hostProblem } from "../validators";

const KEY_PACK_ATTRIBUTES = {
  id: integer({ computed: true, description: "Number of the key pack on this license server." }),
  type: string({
    computed: true,
    description:
      "How the CALs were bought: `retail`, `volume`, `open` or `concurrent`. For packs that were not bought: `temporary`, `built_in` or `built_in_over_used` (it counts users without a suitable CAL). Otherwise `unknown` or `unknown_<n>`.",
  }),
  model: string({
    computed: true,
    description: "The mode that the CALs license: `per_device`, `per_user`, or `none` for built-in packs.",
  }),
  type_and_model: string({
    computed: true,
    description: "Type and model as Windows names them, for example `RDS Per User CAL`.",
  }),
  description: string({ computed: true, description: "The description that Windows gives the pack." }),
  product_version: string({
    computed: true,
    description: "The version of Windows Server that the CALs license, for example `Windows Server 2022`.",
  }),
  product_version_id: integer({
    computed: true,
    description: "The number of that version: 5 = 2016, 6 = 2019, 7 = 2022, 8 = 2025.",
  }),
  total: integer({ computed: true, description: "CALs in the pack; null if it has no limit." }),
  issued: integer({ computed: true, description: "CALs issued; null if they are not counted." }),
  available: integer({ computed: true, description: "CALs left; null if the pack has no limit." }),
  expires: string({ computed: true, description: "When the CALs expire, RFC 3339 in UTC; null if they do not." }),
} satisfies Schema;

const TOTAL_ATTRIBUTES = {
  mode: string({ computed: true, description: "The mode that the CALs license: `per_device` or `per_user`." }),
  product_version: string({
    computed: true,
    description: "The version of Windows Server, for example `Windows Server 2022`.",
  }),
  total: integer({ computed: true, description: "CALs bought that have not expired." }),
  issued: integer({ computed: true, description: "How many of them are issued." }),
  available: integer({ computed: true, description: "How many of them are left." }),
  over: integer({ computed: true, description: "How many more CALs are issued than were bought." }),
  expiring: integer({
    computed: true,
    description: `How many of the CALs bought expire within ${CAL_EXPIRY_WARNING_DAYS} days.`,
  }),
  expired: integer({
    computed: true,
    description: "CALs bought that have expired. They license nobody and are not part of the other numbers.",
  }),
} satisfies Schema;

/** The attributes of `rdslicensing_license_server`. */
export const LICENSE_SERVER_SCHEMA = {
  host: string({
    required: true,
    description:
      "DNS name or address of the license server, with `:port` if its WinRM listener does not use the provider's port.",
    validate: [hostProblem],
  }),
  id: string({ computed: true, description: "The host, with the port if it is not the provider's." }),
  activation_status: string({ computed: true, description: "`activated`, `not_activated` or `unknown`." }),
  server_id: string({
    computed: true,
    description: "The license server ID in the Microsoft Clearinghouse. Null if not known.",
  }),
  role: string({
    computed: true,
    description: "Discovery scope: `workgroup`, `domain` or `forest`. Null if not known.",
  }),
  version: string({
    computed: true,
    description: "Version of Windows Server on the license server. Null if not known.",
  }),
  key_packs: objects("list", {
    computed: true,
    description: "Every key pack on the license server. The holders of CALs are not read.",
    attributes: KEY_PACK_ATTRIBUTES,
  }),
  totals: objects("list", {
    computed: true,
    description:
      "CALs bought, by mode and version, without built-in and temporary packs. The clock of the machine that runs Terraform decides whether CALs have expired.",
    attributes: TOTAL_ATTRIBUTES,
  }),
  security_group_enforced: bool({
    computed: true,
    description:
      'Whether the policy "License server security group" is enabled, so that only members of a group are served. Null if not known.',
  }),
  prevents_upgrade: bool({
    computed: true,
    description:
      'Whether the policy "Prevent license upgrade" is enabled, so that no newer CAL replaces a missing one. Null if not known.',
  }),
  in_domain_group: bool({
    computed: true,
    description:
      "Whether it is a member of its domain's group Terminal Server License Servers, which is required to track Per User CALs. Null if not known.",
  }),
} satisfies Schema;

export type LicenseServerState = State<typeof LICENSE_SERVER_SCHEMA>;

/** `rdslicensing_license_server`: activation and CALs of one license server. Loaded when first read. */
export const licenseServer: DataSource<typeof LICENSE_SERVER_SCHEMA, HostPool> = {
  name: "license_server",
  description: "One Remote Desktop license server: its activation, its CALs and the policies for issuing them.",
  schema: LICENSE_SERVER_SCHEMA,
  read: async (request) => (await import("./read-license-server.js")).readLicenseServerState(request),
};
