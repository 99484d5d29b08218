import type { CalTotal } from "../../../licensing";
import type { Report } from "../../model/report";
import type { Metric } from "./exposition";

const HELP: { readonly [N in Exclude<keyof CalTotal, "mode" | "productVersion">]: string } = {
  bought: "CALs that were bought and have not expired.",
  issued: "CALs that are issued, of those that were bought and have not expired.",
  available: "CALs that are left, of those that were bought and have not expired.",
  over: "CALs that are issued beyond those that were bought.",
  expiring: "CALs that were bought and expire within 30 days.",
  expired: "CALs that were bought and have expired.",
};

/** The CALs of the license servers that were asked themselves, by mode and version. */
export function licenseServerMetrics({ kind, licenseServers = [] }: Report): readonly Metric[] {
  const numbers = Object.entries(HELP) as [keyof typeof HELP, string][];
  return [
    {
      name: "license_server_up",
      help: "Whether a license server that was asked told its CALs: 1 if so, 0 if not.",
      samples: licenseServers.map(({ server, cals }) => ({
        labels: { report: kind, server },
        value: cals === null ? 0 : 1,
      })),
    },
    ...numbers.map(([number, help]) => ({
      name: `license_server_cals_${number}`,
      help,
      samples: licenseServers.flatMap(({ server, cals }) =>
        (cals ?? []).map(({ mode, productVersion: version, ...counts }) => ({
          labels: { report: kind, server, mode, version },
          value: counts[number],
        })),
      ),
    })),
  ];
}
