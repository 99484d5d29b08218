import type { RegistryContents } from "../registry/registry-json";

const KEY = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM";

/**
 * What a session host keeps once it has reached a license server for the first time
 * (https://learn.microsoft.com/troubleshoot/windows-server/remote/cannot-connect-rds-no-license-server); the data mean
 * nothing here.
 */
export const LICENSE_CERTIFICATE: RegistryContents = [
  {
    key: KEY,
    values: ["Certificate", "X509 Certificate", "X509 Certificate ID", "X509 Certificate2"].map((name) => ({
      name,
      value: { type: "REG_BINARY", data: Buffer.from(`simulated ${name}`) },
    })),
  },
];
