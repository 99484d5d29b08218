/** A release of Windows Server that can be simulated. */
export type WindowsReleaseName = "2012R2" | "2016" | "2019" | "2022" | "2025";

/** What tells them apart. */
export const WINDOWS_RELEASES = {
  "2012R2": { build: 9600, version: "6.3", name: "Windows Server 2012 R2" },
  "2016": { build: 14393, version: "10.0", name: "Windows Server 2016" },
  "2019": { build: 17763, version: "10.0", name: "Windows Server 2019" },
  "2022": { build: 20348, version: "10.0", name: "Windows Server 2022" },
  "2025": { build: 26100, version: "10.0", name: "Windows Server 2025" },
} as const satisfies Readonly<Record<WindowsReleaseName, object>>;
