import { PluginError } from "../diagnostics";
import type { UpgradeResourceState_Request, UpgradeResourceState_Response } from "../wire/generated/tfplugin6";
import type { Session } from "./session";

/** Called for every stored object, even when its version is the current one. */
export function upgradeResourceState(
  session: Session,
  request: UpgradeResourceState_Request,
): UpgradeResourceState_Response {
  const resource = session.resource(request.typeName);
  if ((request.version ?? 0n) > BigInt(resource.version)) {
    throw PluginError.of(
      "newer_state",
      "The state was written by a newer version of the provider",
      `${request.typeName} is stored in version ${request.version}; this provider knows version ${resource.version}. Use the newer provider.`,
    );
  }
  const json = request.rawState?.json;
  if (json === undefined || json.length === 0) {
    throw PluginError.of(
      "legacy_state",
      "The state is in a format before Terraform 0.12",
      "Only JSON state can be read. Run `terraform apply` with Terraform 0.12 to 1.4 once.",
    );
  }
  const codec = session.codecOf(resource);
  return { upgradedState: codec.encode(codec.decodeStored(json)) };
}
