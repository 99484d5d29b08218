import { isIP } from "node:net";
import { quoted, someOf } from "../../harmless-text";
import {
  type Answer,
  DEPLOYMENT_ROLES,
  type DeploymentRole,
  isProblem,
  known,
  parseSessionHost,
  unknown,
} from "../../licensing";
import type { CimInstance } from "../../wsman";
import { type MemberReader, memberReader } from "./member-reader";

/** A server of a deployment. */
export interface DeploymentMember {
  /** In lower case; the full name where the broker has it. */
  readonly name: string;
  /** Those that the broker says it has. */
  readonly roles: readonly DeploymentRole[];
}

/** The servers of a deployment, each once, by name. */
export interface DeploymentMembers {
  readonly members: readonly DeploymentMember[];
  /** The names of those that host sessions; not known where the broker leaves open whether one does. */
  readonly sessionHosts: Answer<readonly string[]>;
  /** What the broker gives as names of session hosts, and no host can have: shown to people and used for nothing. */
  readonly invalidNames: readonly string[];
}

/** The property of `Win32_RDMSJoinedNode` for each role. */
const PROPERTIES: Readonly<Record<DeploymentRole, string>> = {
  session_host: "IsRdsh",
  license_server: "IsRdls",
  connection_broker: "IsRdcb",
  gateway: "IsRdg",
  web_access: "IsRdwa",
  virtualization_host: "IsRdvh",
};

/** A server as the broker describes it, once or by several names. */
interface Node {
  readonly name: string;
  /** Undefined where the broker does not say. */
  readonly roles: Readonly<Record<DeploymentRole, boolean | undefined>>;
}

/**
 * The members of a deployment from instances of `Win32_RDMSJoinedNode`
 * (https://learn.microsoft.com/windows/win32/termserv/win32-rdmsjoinednode). What its members look like over
 * WS-Management is not documented: names may be short or full, in any case and order, and occur again.
 */
export function deploymentMembers(instances: readonly CimInstance[]): DeploymentMembers {
  const nodes = instances.map(({ properties }) => nodeOf(memberReader(properties)));
  const valid = eachOnce(nodes.filter(({ name }) => isHostName(name)));
  const invalid = nodes.filter(({ name, roles }) => !isHostName(name) && roles.session_host !== false);
  return {
    members: valid.map(({ name, roles }) => ({ name, roles: DEPLOYMENT_ROLES.filter((role) => roles[role]) })),
    sessionHosts: sessionHostsOf(valid),
    invalidNames: [...new Set(invalid.map(({ name }) => name))].sort(),
  };
}

function nodeOf(read: MemberReader): Node {
  // A name may be written as absolute, with a period at its end.
  const name = (read.text("FQDN") ?? "").trim().replace(/\.$/, "").toLowerCase();
  const roles = DEPLOYMENT_ROLES.map((role) => [role, read.boolean(PROPERTIES[role])]);
  return { name, roles: Object.fromEntries(roles) };
}

/** Ports are no part of a member's name: a broker does not say where its members are reached. */
function isHostName(name: string): boolean {
  const parsed = parseSessionHost(name);
  return !isProblem(parsed) && parsed.port === undefined;
}

/**
 * Sorted, with a short name in its full one: `RDSH1` is `rdsh1.contoso.com`. Where a short one could be several, it stays,
 * since nothing says which it is.
 */
function eachOnce(nodes: readonly Node[]): readonly Node[] {
  const byName = new Map<string, Node>();
  for (const node of nodes) byName.set(node.name, merged(byName.get(node.name), node));
  const byLabel = fullNames([...byName.keys()]);
  for (const node of [...byName.values()]) {
    const [full, ...others] = byLabel.get(node.name) ?? [];
    if (full === undefined || others.length > 0) continue;
    byName.set(full, merged(byName.get(full), { ...node, name: full }));
    byName.delete(node.name);
  }
  return [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The names that have a domain, by their first label. An address has neither. */
function fullNames(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byLabel = new Map<string, string[]>();
  for (const name of names) {
    const [label = "", ...domain] = name.split(".");
    if (domain.length > 0 && isIP(name) === 0) byLabel.set(label, [...(byLabel.get(label) ?? []), name]);
  }
  return byLabel;
}

/** A role that either has. */
function merged(one: Node | undefined, other: Node): Node {
  if (one === undefined) return other;
  const roles = DEPLOYMENT_ROLES.map((role) => {
    const [first, second] = [one.roles[role], other.roles[role]];
    return [role, first || second ? true : (first ?? second)];
  });
  return { name: other.name, roles: Object.fromEntries(roles) };
}

/** Most names of one sentence. */
const MOST_NAMED = 3;

/** A list that leaves out a host of which this is open would have Terraform stop managing it. */
function sessionHostsOf(nodes: readonly Node[]): Answer<readonly string[]> {
  const open = nodes.filter(({ roles }) => roles.session_host === undefined).map(({ name }) => quoted(name));
  if (open.length === 0) return known(nodes.filter(({ roles }) => roles.session_host).map(({ name }) => name));
  const named = someOf(open, MOST_NAMED);
  return unknown(
    `The Connection Broker does not say whether sessions are hosted on ${named} (${PROPERTIES.session_host}).`,
  );
}
