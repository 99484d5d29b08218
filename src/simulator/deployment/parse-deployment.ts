import { JsonObject } from "../json-object";
import { type DeploymentMember, type DeploymentState, MEMBER_ROLES, type MemberRole } from "./deployment-state";

const MEMBERS = ["members", "usesCentralSettings", "mode", "licenseServers"];
const NOT_CONFIGURED = 5;

/** Reads the `deployment` member of a Connection Broker. @throws SimulatorError invalid_input */
export function parseDeployment(json: unknown, path: string): DeploymentState {
  const deployment = JsonObject.from(json, path, MEMBERS);
  const members = deployment.value("members") === undefined ? undefined : deployment.array("members");
  return {
    members: members?.map((member, index) => parseMember(member, `${path}.members[${index}]`)),
    usesCentralSettings: deployment.boolean("usesCentralSettings") ?? true,
    mode: deployment.count("mode") ?? NOT_CONFIGURED,
    licenseServers: deployment.strings("licenseServers") ?? [],
  };
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
