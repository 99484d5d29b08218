import { defineMethod, resource } from "../../wsman";
import { accessTo } from "../channel/host-channel";
import { HostError } from "../errors/host-error";
import type { ServiceConnection } from "../host-connection";
import { STD_REG_PROV } from "../registry/std-reg-prov";
import { LOCAL_PLACES } from "../settings/places";
import { TerminalServiceSetting } from "../terminal-service/terminal-service-setting";

/** What no host has. */
const ABSENT = "RdsLicensingDoctorAbsent";
const NO_METHOD = defineMethod({ name: ABSENT, in: {}, out: {} });

/**
 * Asks what an examination does not, but this package relies on: what is said of a value, a key, a class, a method that are
 * not there, of a value of another type, of an answer that comes in pages. Nothing is written, and an answer is not needed.
 */
export async function askForRecording(connection: ServiceConnection, signal: AbortSignal): Promise<void> {
  const { registry, wmi } = accessTo(connection, signal);
  const { mode, licenseServers } = LOCAL_PLACES;
  const questions: readonly (() => Promise<unknown>)[] = [
    () => registry.readValue(mode.key, ABSENT, "REG_DWORD"),
    () => registry.readValue(`${mode.key}\\${ABSENT}`, ABSENT, "REG_DWORD"),
    () => registry.readValue(mode.key, mode.name, "REG_MULTI_SZ"),
    () => registry.readValue(mode.key, mode.name, "REG_SZ"),
    () => registry.readValue(licenseServers.key, licenseServers.name, "REG_MULTI_SZ"),
    () => registry.valueTypes(`${mode.key}\\${ABSENT}`),
    () => registry.subkeyNames(mode.key),
    () => connection.client.invoke(STD_REG_PROV, NO_METHOD, {}, { signal }),
    async () => await wmi?.query("root/cimv2", `select * from Win32_${ABSENT}`),
    async () => await wmi?.query(`root/${ABSENT}`, `select * from Win32_${ABSENT}`),
    async () => await wmi?.query("root/cimv2", "select ProcessId from Win32_Process"),
    async () => await wmi?.query("root/cimv2", "select PartOfDomain from Win32_ComputerSystem"),
    async () => await wmi?.query("root/cimv2", "select State from Win32_Service where Name = 'TermService'"),
    async () => await wmi?.query("root/cimv2", "select * from Win32_TSLicenseKeyPack"),
    async () => await wmi?.query("root/cimv2/rdms", "select * from Win32_RDMSJoinedNode"),
    async () => await wmi?.query("root/cimv2/TerminalServices", "select * from Win32_TSDeploymentLicensing"),
    () => connection.client.get(resource("root/cimv2", `Win32_${ABSENT}`), { signal }),
    async () => {
      const setting = wmi && (await TerminalServiceSetting.open(wmi, connection.host));
      await setting?.licenseServers();
      await setting?.graceDaysLeft();
    },
  ];
  for (const ask of questions) {
    const error: unknown = await ask().then(
      () => undefined,
      (cause: unknown) => cause,
    );
    signal.throwIfAborted();
    // Each of the others would take as long.
    if (error instanceof HostError && error.code === "timeout") return;
  }
}
