import { DEFAULT_HEALTH_GATE_TIMEOUT, healthGateTimeoutProblem, LONGEST_HEALTH_GATE_TIMEOUT_MS } from "../../licensing";
import { type Desired, map, type Plan, type Resource, type Schema, type State, set, string } from "../../plugin";
import type { HostPool } from "../host-pool";
import { hostProblem } from "../validators";

/** The attributes of `rdslicensing_health_gate`. */
export const HEALTH_GATE_SCHEMA = {
  hosts: set("string", {
    required: true,
    description:
      "The session hosts to wait for, at least one: DNS names or addresses, with `:port` if a WinRM listener does not use the provider's port.",
    validate: [(hosts) => (hosts.length > 0 ? undefined : "Name at least one host.")],
    validateElements: [hostProblem],
  }),
  triggers: map("string", {
    optional: true,
    description:
      "Values that stand for the settings of the hosts. When one changes, the gate waits for all its hosts again.",
  }),
  license_servers: map("string", {
    optional: true,
    description:
      "License servers to check as well, as in `rdslicensing_diagnosis`: each key is the name in the session hosts' lists, each value the host to connect to. Without them, their activation and CALs are not checked.",
    validateElements: [hostProblem],
  }),
  timeout: string({
    default: DEFAULT_HEALTH_GATE_TIMEOUT,
    description: `The longest time to wait for all hosts, from \`1s\` to \`24h\`, for example \`90s\` or \`1h30m\`. Default: ${DEFAULT_HEALTH_GATE_TIMEOUT}.`,
    validate: [(text) => healthGateTimeoutProblem(text)?.detail],
  }),
  id: string({
    computed: true,
    description: "A random identifier, which stays the same for as long as the gate exists.",
  }),
} satisfies Schema;

export type HealthGateState = State<typeof HEALTH_GATE_SCHEMA>;
export type DesiredHealthGate = Desired<typeof HEALTH_GATE_SCHEMA>;
export type PlannedHealthGate = Plan<typeof HEALTH_GATE_SCHEMA>;

/** The gate ends its waiting by itself, in the words of a user; the deadline of the operation only stands behind it. */
const DEADLINE_MS = LONGEST_HEALTH_GATE_TIMEOUT_MS + 60_000;

/**
 * `rdslicensing_health_gate`: waits until hosts are healthy, and then is only a record of that. Refresh, plan and destroy
 * ask no host. Its operations are loaded when first used.
 */
export const healthGate: Resource<typeof HEALTH_GATE_SCHEMA, HostPool> = {
  name: "health_gate",
  version: 0,
  description: "Waits until session hosts are healthy, so that what depends on it is applied only then.",
  schema: HEALTH_GATE_SCHEMA,
  timeouts: { create: DEADLINE_MS, update: DEADLINE_MS },
  plan: async (request) => (await import("./plan-health-gate.js")).planHealthGate(request),
  create: async (request) => (await import("./pass-health-gate.js")).passHealthGate({ ...request, prior: null }),
  read: async ({ state }) => ({ state }),
  update: async (request) => (await import("./pass-health-gate.js")).passHealthGate(request),
  delete: async () => ({}),
};
