import { modeProblem, ON_DESTROY, ON_POLICY_OVERRIDE, SCOPES, WRITE_METHODS } from "../../licensing";
import { type Config, list, object, type Schema, type State, string } from "../../plugin";
import { hostProblem } from "../host-attribute";
import { oneOf } from "../one-of";
import { ORIGINAL_ATTRIBUTES } from "./original-settings";
import { REDUNDANCY_ATTRIBUTES } from "./redundancy-attributes";

/** The attributes of `rdslicensing_configuration`. */
export const CONFIGURATION_SCHEMA = {
  id: string({ computed: true, description: "The host, with the port when it is not the provider's." }),
  host: string({
    required: true,
    description:
      "DNS name or address of the session host, with `:port` where its WinRM listener is not on the provider's port. Another host forces a new resource; the same one spelled otherwise does not.",
    validate: [hostProblem],
  }),
  mode: string({
    required: true,
    description:
      "Licensing mode: `per_device` or `per_user`. On reading also `not_configured`, `aad_per_user` or `unknown_<n>`.",
    validate: [(mode) => modeProblem(mode)?.detail],
  }),
  license_servers: list("string", {
    required: true,
    description:
      "License servers in order of preference, the primary first: NetBIOS names, fully qualified domain names or IPv4 addresses.",
  }),
  scope: string({
    default: "local",
    requiresReplacement: true,
    description:
      "Where the settings are kept: `local`, the host's own; or `policy`, the registry values of Group Policy, which win over the host's own. A domain policy that sets the same values rewrites them. Default: `local`.",
    validate: [oneOf(SCOPES)],
  }),
  redundancy: object({
    optional: true,
    description: "How many license servers the host is to have.",
    attributes: REDUNDANCY_ATTRIBUTES,
  }),
  on_policy_override: string({
    default: "warn",
    description:
      "What happens when Group Policy overrides what this resource sets: `warn` at plan and apply, or `error`, before anything is written. Default: `warn`.",
    validate: [oneOf(ON_POLICY_OVERRIDE)],
  }),
  write_method: string({
    default: "auto",
    description:
      "How values are written: `wmi`, by Windows' own setters, which take effect without a restart of the host; `registry`, directly, after which Microsoft's guidance asks for a restart; or `auto`, the setters where the session host role is active and Group Policy does not set the value, else the registry. Whatever wrote, the registry is read back. Default: `auto`.",
    validate: [oneOf(WRITE_METHODS)],
  }),
  on_destroy: string({
    default: "restore",
    description:
      "What becomes of the host's settings on destroy: `restore` what was there before creation (`original`), `clear` them (mode not configured, no servers), or `keep` them. Default: `restore`.",
    validate: [oneOf(ON_DESTROY)],
  }),
  original: object({
    computed: true,
    description:
      'What the host held before it was managed here, which `on_destroy = "restore"` puts back. Known after the creation and kept through updates; null after an import, which replaces nothing.',
    attributes: ORIGINAL_ATTRIBUTES,
  }),
  effective_mode: string({
    computed: true,
    description:
      "The mode Windows really uses, Group Policy included. Null where Windows could not be asked, or the session host role is not active.",
  }),
  effective_license_servers: list("string", {
    computed: true,
    description:
      "The license servers Windows really uses, Group Policy included. Null where Windows could not be asked, or the session host role is not active.",
  }),
  mode_source: string({
    computed: true,
    description: "Where the mode in use comes from: `local`, `group_policy`, or `none` where there is none.",
  }),
  license_servers_source: string({
    computed: true,
    description: "Where the license servers in use come from: `local`, `group_policy`, or `none` where there are none.",
  }),
} satisfies Schema;

export type ConfigurationConfig = Config<typeof CONFIGURATION_SCHEMA>;
export type ConfigurationState = State<typeof CONFIGURATION_SCHEMA>;
