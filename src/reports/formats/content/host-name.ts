import type { HostReport, Report } from "../../model/report";

/** A host of this report, or of an earlier one. */
type NamedHost = Pick<HostReport, "host" | "displayName" | "deposed">;

/** What a host is called where people read: by the name they gave it, with the host beside it. Not escaped. */
export function hostName({ host, displayName = host }: NamedHost): string {
  return displayName === host ? host : `${displayName} (${host})`;
}

/** The same, where it must not be taken for another: a deposed object has the host of what took its place. */
export function distinctName(host: NamedHost): string {
  return host.deposed === undefined ? hostName(host) : `${hostName(host)}, ${deposedName(host.deposed)}`;
}

/** Which Terraform object it is: its address, and its key where it is a deposed one. Not escaped. */
export function resourceName({ address, deposed }: HostReport): string | undefined {
  const parts = [address, deposedName(deposed)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** As Terraform writes of it, for example `deposed 0bf3a1c2`. */
export function deposedName(deposed: string | undefined): string | undefined {
  return deposed === undefined ? undefined : `deposed ${deposed}`;
}

/** Names the stack of a host, as in {@link HostReport.origin}, where the report is about several. Not escaped. */
export function stackNamer({ hosts }: Report): (host: HostReport) => string | undefined {
  const origins = new Set(hosts.map(({ origin }) => origin));
  return origins.size > 1 ? ({ origin }) => origin : () => undefined;
}
