import { bool, type DataSource, list, objects, type Schema, type State, string } from "../../plugin";
import type { HostPool } from "../host-pool";
import { hostProblem } from "../validators";

const MEMBER_ATTRIBUTES = {
  name: string({
    computed: true,
    description: "Name of the server, in lower case: the full name where the broker has it.",
  }),
  roles: list("string", {
    computed: true,
    description:
      "Its roles in the deployment: `session_host`, `license_server`, `connection_broker`, `gateway`, `web_access`, `virtualization_host`.",
  }),
} satisfies Schema;

/** The attributes of `rdslicensing_deployment`. */
export const DEPLOYMENT_SCHEMA = {
  host: string({
    required: true,
    description:
      "DNS name or address of the Connection Broker, with `:port` if its WinRM listener does not use the provider's port. If there are several brokers, the active one.",
    validate: [hostProblem],
  }),
  id: string({ computed: true, description: "The host, with the port if it is not the provider's." }),
  session_hosts: list("string", {
    computed: true,
    description:
      "Names of the session hosts, each once, sorted and in lower case, for use in a `for_each`. Null if the broker leaves open which servers they are.",
  }),
  members: objects("list", {
    computed: true,
    description: "Every server of the deployment, sorted by name.",
    attributes: MEMBER_ATTRIBUTES,
  }),
  uses_central_settings: bool({
    computed: true,
    description:
      "Whether the deployment's licensing settings apply to its session hosts. If not, each has its own and Windows ignores `mode` and `license_servers`. Null if not known.",
  }),
  mode: string({
    computed: true,
    description:
      "The licensing mode of the deployment: `per_device`, `per_user`, `not_configured`, `aad_per_user` or `unknown_<n>`. Null if not known.",
  }),
  license_servers: list("string", {
    computed: true,
    description: "The license servers of the deployment, in order. Null if not known.",
  }),
  problems: list("string", {
    computed: true,
    description: "Why attributes are null, and which members are left out because no host can have their name.",
  }),
} satisfies Schema;

export type DeploymentState = State<typeof DEPLOYMENT_SCHEMA>;

/** `rdslicensing_deployment`: a Remote Desktop deployment, as its Connection Broker knows it. Loaded when first read. */
export const deployment: DataSource<typeof DEPLOYMENT_SCHEMA, HostPool> = {
  name: "deployment",
  description:
    "A Remote Desktop deployment, as its Connection Broker knows it: the members and the licensing settings for all session hosts.",
  schema: DEPLOYMENT_SCHEMA,
  read: async (request) => (await import("./read-deployment.js")).readDeploymentState(request),
};
