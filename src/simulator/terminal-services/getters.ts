import { type CimInstance, defineMethod, resource } from "../../wsman/codecs";
import { computerName } from "../windows/computer-name";
import type { ConnectivityAnswer, WindowsState } from "../windows/windows-state";
import { NO_REPLY, type WmiMethod, wmiMethod } from "../wmi/wmi-method";
import type { TerminalServices } from "./terminal-services";

const SUCCESS = 0;
const NOT_AVAILABLE = 0x80041009;

/** The answer set for this name as it is asked about, or for its first label. */
function ownAnswer({ connectivity }: WindowsState, name: string): ConnectivityAnswer | undefined {
  const asked = name.trim().toLowerCase();
  return connectivity.get(asked) ?? connectivity.get(computerName(asked));
}

const NOT_CONNECTABLE = 6;
const BY_POLICY = "0";
const BY_REGISTRY = "1";

/** Win32_TSDiscoveredLicenseServer of each server of the list in use, embedded in the reply. */
function discovered({ computer, settings, state, farm }: TerminalServices): CimInstance[] {
  const className = "Win32_TSDiscoveredLicenseServer";
  const resourceUri = resource("root/cimv2/TerminalServices", className).uri;
  return settings.servers.map((LicenseServer) => {
    const isAvailable =
      (ownAnswer(state, LicenseServer) ?? farm.connectivity(computer, LicenseServer)) !== NOT_CONNECTABLE;
    const properties = {
      HowDiscovered: settings.policyServers === undefined ? BY_REGISTRY : BY_POLICY,
      IsAdminOnLS: "1",
      IsLSAvailable: isAvailable ? "1" : "0",
      IssuingCALs: "2",
      LicenseServer,
    };
    return { kind: "instance", resourceUri, className, properties };
  });
}

/** The methods that tell. */
export const GETTERS: readonly WmiMethod<TerminalServices>[] = [
  wmiMethod(
    defineMethod({ name: "GetSpecifiedLicenseServerList", in: {}, out: { SpecifiedLSList: "string[]" } }),
    ({ settings }) => ({ returnValue: SUCCESS, out: { SpecifiedLSList: settings.servers } }),
  ),
  wmiMethod(
    defineMethod({ name: "GetRegisteredLicenseServerList", in: {}, out: { RegisteredLSList: "string[]" } }),
    ({ farm }) => ({ returnValue: SUCCESS, out: { RegisteredLSList: farm.licenseServers() } }),
  ),
  wmiMethod(
    defineMethod({ name: "GetGracePeriodDays", in: {}, out: { DaysLeft: "sint64" } }),
    ({ state: { roleActive, graceDaysLeft } }) =>
      roleActive ? { returnValue: SUCCESS, out: { DaysLeft: BigInt(graceDaysLeft) } } : { returnValue: NOT_AVAILABLE },
  ),
  wmiMethod(
    defineMethod({
      name: "GetTStoLSConnectivityStatus",
      in: { ServerName: "string" },
      out: { TStoLSConnectivityStatus: "uint32" },
    }),
    ({ computer, state, farm }, { ServerName }) => {
      const name = ServerName ?? "";
      const status = ownAnswer(state, name) ?? farm.connectivity(computer, name);
      if (status === "never") return NO_REPLY;
      return { returnValue: SUCCESS, out: { TStoLSConnectivityStatus: status } };
    },
  ),
  wmiMethod(
    defineMethod({
      name: "FindLicenseServers",
      in: {},
      out: { LicenseServersList: "instance[]", Count: "uint32" },
    }),
    (services) => {
      const LicenseServersList = discovered(services);
      return { returnValue: SUCCESS, out: { LicenseServersList, Count: LicenseServersList.length } };
    },
  ),
  wmiMethod(
    defineMethod({ name: "GetDomain", in: {}, out: { Domain: "string" } }),
    ({ state: { domainJoined }, domain }) => ({
      returnValue: SUCCESS,
      out: { Domain: domainJoined ? domain : "WORKGROUP" },
    }),
  ),
];
