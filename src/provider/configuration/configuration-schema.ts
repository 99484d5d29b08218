import { isProblem, modeProblem, ON_DESTROY, parseSessionHost } from "../../licensing";
import { type Config, list, type Schema, type State, string } from "../../plugin";

/** The attributes of `rdslicensing_configuration`. */
export const CONFIGURATION_SCHEMA = {
  id: string({ computed: true, description: "The host, with the port when it is not the provider's." }),
  host: string({
    required: true,
    requiresReplacement: true,
    description:
      "DNS name or address of the session host, with `:port` where its WinRM listener is not on the provider's port.",
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
  on_destroy: string({
    default: "restore",
    description:
      "What becomes of the host's settings on destroy: `restore` what was there before creation, `clear` them (mode not configured, no servers), or `keep` them. Default: `restore`.",
    validate: [
      (value) => ((ON_DESTROY as readonly string[]).includes(value) ? undefined : 'Use "restore", "clear" or "keep".'),
    ],
  }),
} satisfies Schema;

export type ConfigurationConfig = Config<typeof CONFIGURATION_SCHEMA>;
export type ConfigurationState = State<typeof CONFIGURATION_SCHEMA>;

function hostProblem(host: string): string | undefined {
  const parsed = parseSessionHost(host);
  return isProblem(parsed) ? parsed.detail : undefined;
}
