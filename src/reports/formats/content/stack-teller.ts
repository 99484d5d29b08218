import type { HostReport, Report } from "../../model/report";

/** Tells of a host the stack it is of, as in {@link HostReport.origin}; nothing where all hosts are of one. */
export function stackTeller({ hosts }: Report): (host: HostReport) => string | undefined {
  const origins = new Set(hosts.map(({ origin }) => origin));
  return origins.size > 1 ? ({ origin }) => origin : () => undefined;
}
