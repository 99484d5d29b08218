import { isSameLicenseServer } from "../../licensing";
import type { HostReport } from "../model/report";

/** Those of the license servers that no session host uses, as far as hosts answered. */
export function unaskedLicenseServers(names: readonly string[], hosts: readonly HostReport[]): readonly string[] {
  const lists = hosts.flatMap(({ settings }) => settings.filter(({ attribute }) => attribute === "license_servers"));
  const used = lists.flatMap(({ effective, found }) => effective ?? found ?? []);
  return names.filter((name) => !used.some((server) => isSameLicenseServer(server, name)));
}
