import { oneOf } from "../../connection";
import { modeProblem, ON_DESTROY, ON_POLICY_OVERRIDE, ON_VIOLATION, SCOPES, WRITE_METHODS } from "../../licensing";
import { type Config, integer, list, object, type Schema, type State, string } from "../../plugin";
import { hostProblem } from "../validators";
import { ORIGINAL_ATTRIBUTES } from "./original-settings";

/** The attributes of `redundancy`. */
const REDUNDANCY_ATTRIBUTES = {
  minimum_servers: integer({
    optional: true,
    description: "Minimum number of license servers in the list, checked at plan.",
    validate: [atLeastOne],
  }),
  minimum_reachable: integer({
    optional: true,
    description:
      "Minimum number of license servers that the host itself can use. The host is asked before a change is written. A server whose state Windows cannot tell neither counts nor is an error.",
    validate: [atLeastOne],
  }),
  on_violation: string({
    default: "error",
    description: "What to do if there are fewer: `error`, before anything is written, or `warn`. Default: `error`.",
    validate: [oneOf(ON_VIOLATION)],
  }),
} satisfies Schema;

/** The attributes of `rdslicensing_configuration`. */
export const CONFIGURATION_SCHEMA = {
  id: string({ computed: true, description: "The host, with the port if it is not the provider's." }),
  host: string({
    required: true,
    description:
      "DNS name or address of the session host, with `:port` if its WinRM listener does not use the provider's port. Another host forces a new resource; another spelling of the same host does not.",
    validate: [hostProblem],
  }),
  mode: string({
    required: true,
    description:
      "Licensing mode: `per_device` or `per_user`. On a host, it can also be `not_configured`, `aad_per_user` or `unknown_<n>`.",
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
      "Where the settings are stored: `local`, the host's own settings; or `policy`, the registry values of Group Policy, which override the host's own. A domain policy that sets the same values overwrites them. Default: `local`.",
    validate: [oneOf(SCOPES)],
  }),
  redundancy: object({
    optional: true,
    description: "How many license servers the host must have.",
    attributes: REDUNDANCY_ATTRIBUTES,
  }),
  on_policy_override: string({
    default: "warn",
    description:
      "What to do if Group Policy overrides what this resource sets: `warn` at plan and apply, or `error`, before anything is written. Default: `warn`.",
    validate: [oneOf(ON_POLICY_OVERRIDE)],
  }),
  write_method: string({
    default: "auto",
    description:
      "How to write the settings: `wmi`, with Windows' own setters, which take effect without a restart of the host; `registry`, directly, after which Microsoft's guidance asks for a restart; or `auto`, with the setters if the session host role is active and Group Policy does not set the value, otherwise in the registry. The registry is always read back. Default: `auto`.",
    validate: [oneOf(WRITE_METHODS)],
  }),
  on_destroy: string({
    default: "restore",
    description:
      "What to do with the host's settings on destroy: `restore` what the host had before creation (`original`), `clear` them (mode not configured, no license servers), or `keep` them. Default: `restore`.",
    validate: [oneOf(ON_DESTROY)],
  }),
  original: object({
    computed: true,
    description:
      'What the host had before this resource managed it, which `on_destroy = "restore"` puts back. Set at creation and kept through updates; null after an import, which replaces nothing.',
    attributes: ORIGINAL_ATTRIBUTES,
  }),
  effective_mode: string({
    computed: true,
    description:
      "The mode that Windows actually uses, Group Policy included. Null if Windows could not be asked or the session host role is not active.",
  }),
  effective_license_servers: list("string", {
    computed: true,
    description:
      "The license servers that Windows actually uses, Group Policy included. Null if Windows could not be asked or the session host role is not active.",
  }),
  mode_source: string({
    computed: true,
    description: "Where the mode in use is set: `local`, `group_policy`, or `none` if it is not set.",
  }),
  license_servers_source: string({
    computed: true,
    description: "Where the license servers in use are set: `local`, `group_policy`, or `none` if there are none.",
  }),
} satisfies Schema;

export type ConfigurationConfig = Config<typeof CONFIGURATION_SCHEMA>;
export type ConfigurationState = State<typeof CONFIGURATION_SCHEMA>;

/** What is wanted of a host, and what happens when Group Policy wants something else. */
export type Wanted = Pick<
  ConfigurationState,
  "host" | "mode" | "license_servers" | "scope" | "on_policy_override" | "on_destroy"
>;

/** The attribute of each licensing setting. */
export const SETTING_ATTRIBUTES = { mode: "mode", licenseServers: "license_servers" } as const;

function atLeastOne(count: number): string | undefined {
  return count >= 1 ? undefined : "Use a number of 1 or more, or leave it out.";
}
