import { defineMethod } from "../../wsman/codecs";
import { invalidOperation } from "../wmi/wmi-faults";
import { type MethodAnswer, type WmiMethod, wmiMethod } from "../wmi/wmi-method";
import type { TerminalServices } from "./terminal-services";

type Answer = MethodAnswer<Record<string, never>> | ReturnType<typeof invalidOperation>;

const SUCCESS = 0;
const INVALID_PARAMETER = 0x80041008;
/** WBEM_E_INVALID_OPERATION: what is documented for a setting that Group Policy sets. */
const UNDER_POLICY = 0x80041016;
/** Personal, administration, Per Device, Per User: what ChangeMode documents. */
const DOCUMENTED_MODES: readonly (number | null)[] = [0, 1, 2, 4];

/** A change of a setting, as it goes while Group Policy sets the same or does not. */
function change({ state }: TerminalServices, policy: unknown, write: () => void): Answer {
  if (policy !== undefined && state.policyWrites === "fault") return invalidOperation();
  if (policy !== undefined && state.policyWrites === "refused") return { returnValue: UNDER_POLICY };
  if (policy === undefined && state.settersWork) write();
  return { returnValue: SUCCESS };
}

function changeServers(services: TerminalServices, servers: readonly string[]): Answer {
  const { settings } = services;
  // A list of strings in the registry cannot hold an empty one.
  if (servers.some((server) => server.trim() === "")) return { returnValue: INVALID_PARAMETER };
  return change(services, settings.policyServers, () => {
    settings.ownServers = servers;
  });
}

const NAMED = { LicenseServerName: "string" } as const;
const isOther = (name: string | null) => (server: string) => server.toLowerCase() !== (name ?? "").toLowerCase();

/** The methods that change the host's own settings. */
export const SETTERS: readonly WmiMethod<TerminalServices>[] = [
  wmiMethod(defineMethod({ name: "ChangeMode", in: { LicensingType: "uint32" }, out: {} }), (services, input) => {
    const { LicensingType: mode } = input;
    if (mode === null || !DOCUMENTED_MODES.includes(mode)) return { returnValue: INVALID_PARAMETER };
    return change(services, services.settings.policyMode, () => {
      services.settings.ownMode = mode;
    });
  }),
  wmiMethod(
    defineMethod({ name: "SetSpecifiedLicenseServerList", in: { SpecifiedLSList: "string[]" }, out: {} }),
    (services, { SpecifiedLSList }) => changeServers(services, SpecifiedLSList),
  ),
  wmiMethod(defineMethod({ name: "EmptySpecifiedLicenseServerList", in: {}, out: {} }), (services) =>
    changeServers(services, []),
  ),
  wmiMethod(defineMethod({ name: "AddLSToSpecifiedLicenseServerList", in: NAMED, out: {} }), (services, input) =>
    changeServers(services, [...services.settings.ownServers, input.LicenseServerName ?? ""]),
  ),
  wmiMethod(defineMethod({ name: "RemoveLSFromSpecifiedLicenseServerList", in: NAMED, out: {} }), (services, input) =>
    changeServers(services, services.settings.ownServers.filter(isOther(input.LicenseServerName))),
  ),
  wmiMethod(defineMethod({ name: "SetPrimaryLicenseServer", in: NAMED, out: {} }), (services, input) => {
    const name = input.LicenseServerName ?? "";
    return changeServers(services, [name, ...services.settings.ownServers.filter(isOther(name))]);
  }),
];
