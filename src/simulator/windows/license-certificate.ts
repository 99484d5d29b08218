import type { Registry } from "../registry/registry";

const rcmKey = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM";

/** What a session host keeps once it has reached a license server for the first time; the data mean nothing here. */
export function writeLicenseCertificate(registry: Registry): void {
  for (const name of ["Certificate", "X509 Certificate", "X509 Certificate2"]) {
    registry.setValue(rcmKey, name, { type: "REG_BINARY", data: Buffer.from(`simulated ${name}`) });
  }
  registry.setValue(rcmKey, "X509 Certificate ID", { type: "REG_BINARY", data: Buffer.from([1, 2, 3, 4]) });
}
