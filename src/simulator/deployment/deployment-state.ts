/** What a member of a deployment can be. */
export type MemberRole =
  | "session_host"
  | "license_server"
  | "connection_broker"
  | "gateway"
  | "web_access"
  | "virtualization_host";

/** The roles of a member, by the property of `Win32_RDMSJoinedNode` that tells each. */
export const ROLE_PROPERTIES: Readonly<Record<MemberRole, string>> = {
  session_host: "IsRdsh",
  license_server: "IsRdls",
  connection_broker: "IsRdcb",
  gateway: "IsRdg",
  web_access: "IsRdwa",
  virtualization_host: "IsRdvh",
};
export const MEMBER_ROLES = Object.keys(ROLE_PROPERTIES) as readonly MemberRole[];

/** A server of a deployment. */
export interface DeploymentMember {
  /** As the broker writes it. */
  readonly name: string;
  /** What it is there. */
  readonly roles: readonly MemberRole[];
}

/** What a Connection Broker knows of its deployment; farm.json says how it starts, and tests change it. */
export interface DeploymentState {
  /** Undefined = every host of the farm, by its DNS name. */
  members: readonly DeploymentMember[] | undefined;
  /** Whether the deployment's licensing settings apply to its session hosts. */
  usesCentralSettings: boolean;
  /** The number of its licensing mode. */
  mode: number;
  /** Its license servers. */
  licenseServers: readonly string[];
}
