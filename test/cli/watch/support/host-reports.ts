import type { HostReport } from "../../../../src/reports";

/** A local time of the 24th of November 2026. */
export const at = (hours: number, minutes = 0, seconds = 0) => new Date(2026, 10, 24, hours, minutes, seconds);

/** A host in the mode Per User with one license server, both set locally, without findings. */
export function healthy(host: string, change: Partial<HostReport> = {}): HostReport {
  const setting = { source: "local", drifted: false } as const;
  return {
    host,
    state: "ok",
    settings: [
      { attribute: "mode", found: "per_user", effective: "per_user", ...setting },
      { attribute: "license_servers", found: ["lic1"], effective: ["lic1"], ...setting },
    ],
    findings: [],
    ...change,
  };
}

export const finding = (code: string, severity: HostReport["findings"][number]["severity"], summary = "Is so.") => ({
  code,
  severity,
  summary,
  remedy: "Fix it.",
});

export const unhealthy = (host: string, code = "mode_not_configured") =>
  healthy(host, { state: "unhealthy", findings: [finding(code, "error")] });

export const warned = (host: string) => healthy(host, { findings: [finding("mode_from_policy", "warning")] });

export const notKnown = (host: string) =>
  healthy(host, { state: "not_known", findings: [finding("role_not_active", "unknown")] });

export const unreachable = (host: string, summary = "The host refused the connection") =>
  healthy(host, { state: "unreachable", settings: [], error: { summary, detail: "Start it." } });
