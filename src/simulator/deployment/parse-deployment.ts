import { JsonObject } from "../json-object";
import { type DeploymentMember, type DeploymentState, MEMBER_ROLES, type MemberRole } from "./deployment-state";

export const DEPLOYMENT_MEMBERS = ["members", "usesCentralSettings", "mode", "licenseServers"];
const NOT_CONFIGURED = 5;

/** Reads the `deployment` member of a Connection Broker. @throws SimulatorError invalid_input */
export function parseDeployment(json: unknown, path: string): DeploymentState {
  const state = { members: undefined, usesCentralSettings: true, mode: NOT_CONFIGURED, licenseServers: [] };
  changeDeployment(state, JsonObject.from(json, path, DEPLOYMENT_MEMBERS), path);
  return state;
}

/** Changes what those members name and nothing else. @throws SimulatorError invalid_input */
export function changeDeployment(state: DeploymentState, change: JsonObject, path: string): void {
  const members = change.value("members") === undefined ? undefined : change.array("members");
  Object.assign(state, {
    members: members?.map((member, index) => parseMember(member, `${path}.members[${index}]`)) ?? state.members,
    usesCentralSettings: change.boolean("usesCentralSettings") ?? state.usesCentralSettings,
    mode: change.count("mode") ?? state.mode,
    licenseServers: change.strings("licenseServers") ?? state.licenseServers,
  });
}

/** The name is not checked: what brokers name is what clients have to survive. */
function parseMember(json: unknown, path: string): DeploymentMember {
  const member = JsonObject.from(json, path, ["name", "roles"]);
  const roles = (member.strings("roles") ?? ["session_host"]).map((role) => {
    if (isRole(role)) return role;
    throw member.invalid("roles", `they are ${MEMBER_ROLES.join(", ")}`);
  });
  return { name: member.text("name") ?? "", roles };
}

function isRole(text: string): text is MemberRole {
  return MEMBER_ROLES.some((role) => role === text);
}
