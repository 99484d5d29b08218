import { type Assumption, faultsWith, formsOf, hasForms, returns } from "./assumption";

const CLASS_MISSING: ReadonlySet<number> = new Set([2150858778, 2150858811, 0x80041010, 0x8004100e]);
const METHOD_MISSING: ReadonlySet<number> = new Set([2150858771, 2150858778, 0x8004102e, 0x80041055, 2150858752]);

/** Queries and the classes of Remote Desktop Services. */
export const WMI_ASSUMPTIONS: readonly Assumption[] = [
  {
    id: "A40",
    claim: "A class that does not exist gives one of four fault numbers, and so does a namespace that does not exist.",
    basis: "recorded",
    use: 'Such a host has not the role. Any other fault is "not known".',
    where: "src/windows/wmi/wmi-error.ts",
    test: "test/wsman/errors/recorded-faults.test.ts",
    questions: /Win32_RdsLicensingDoctorAbsent/,
    aspects: ["fault"],
    holds: (answer) => faultsWith(answer, CLASS_MISSING) ?? false,
  },
  {
    id: "A41",
    claim: "A method that a class does not have is a fault, and no return value.",
    basis: "unverified",
    use: "An old Windows without a setter is written through the registry.",
    where: "src/windows/settings/wmi-writer.ts",
    test: "test/windows/settings/reconcile.test.ts",
    questions: /^RdsLicensingDoctorAbsent\(/,
    aspects: ["fault", "return_value"],
    holds: (answer) => faultsWith(answer, METHOD_MISSING) ?? false,
  },
  {
    id: "A42",
    claim: "A query brings its items in any number of pages, the first of which may hold one item or none.",
    basis: "recorded",
    use: "Pages are fetched to the end, with the context of the last answer, within limits.",
    where: "src/wsman/operations/enumerate.ts",
    test: "test/wsman/operations/enumerate.test.ts",
    questions: /^(?:Enumerate|Pull)\(/,
    aspects: ["form"],
    holds: ({ forms, fault }) => {
      if (fault !== undefined) return undefined;
      return [...forms.keys()].some((path) =>
        /^(?:EnumerateResponse|PullResponse)\/(?:EnumerationContext|EndOfSequence)$/.test(path),
      );
    },
  },
  {
    id: "A43",
    claim: "`select *` brings items named after their class, `select a, b` brings `XmlFragment` items.",
    basis: "recorded",
    use: "Both are read, by the names of their members.",
    where: "src/wsman/cim/instance.ts",
    test: "test/wsman/cim/recorded-instances.test.ts",
    questions: /^Enumerate\(.*select (?!\*)/,
    aspects: ["form"],
    holds: ({ forms }) => {
      const items = [...forms.keys()].filter((path) => /\/Items\/[^/]+$/.test(path));
      return items.length === 0 ? undefined : items.every((path) => path.endsWith("/XmlFragment"));
    },
  },
  {
    id: "A44",
    claim: "`Win32_TerminalServiceSetting` has one instance, in `root/cimv2/TerminalServices`, also without the role.",
    basis: "documented",
    use: "Its first instance is read. Where there is none, what Windows uses is not known.",
    where: "src/windows/terminal-service/terminal-service-setting.ts",
    test: "test/windows/settings/effective-settings.test.ts",
    questions: /select \* from Win32_TerminalServiceSetting/,
    aspects: ["fault", "form"],
    holds: ({ forms, fault }) =>
      fault === undefined && [...forms.keys()].some((path) => path.endsWith("/Win32_TerminalServiceSetting")),
  },
  {
    id: "A45",
    claim:
      "Its `TerminalServerMode` is 1 where the role is active; `LicensingType` is the mode that Windows uses: 2, 4, 5 or 6.",
    basis: "documented",
    use: 'Any other number is `unknown_N`. One without a value is "not known", and never a default.',
    where: "src/licensing/mode.ts",
    test: "test/windows/settings/effective-settings.test.ts",
    questions: /select \* from Win32_TerminalServiceSetting/,
    aspects: ["form"],
    holds: (answer) =>
      formsOf(answer, "ServerName") &&
      hasForms(answer, "TerminalServerMode", "integer") === true &&
      hasForms(answer, "LicensingType", "integer") === true,
  },
  {
    id: "A46",
    claim: "Its `PolicySource…` properties are 1 where Group Policy sets the same.",
    basis: "documented",
    use: "Only then is a value of the Policies key what Windows uses.",
    where: "src/windows/settings/effective-settings.ts",
    test: "test/windows/settings/effective-settings.test.ts",
    questions: /select \* from Win32_TerminalServiceSetting/,
    aspects: ["form"],
    holds: (answer) => hasForms(answer, "PolicySourceLicensingType", "integer"),
  },
  {
    id: "A47",
    claim: "Its methods are invoked on the instance, with the selector `ServerName`.",
    basis: "unverified",
    use: "The name is taken from the instance, as the host writes it.",
    where: "src/windows/terminal-service/terminal-service-setting.ts",
    test: "test/peers/pywinrm/licensing-classes.test.ts",
    questions: /^Get(?:SpecifiedLicenseServerList|GracePeriodDays)\(/,
    aspects: ["fault"],
    holds: ({ fault }) => fault === undefined,
  },
  {
    id: "A48",
    claim: "`GetSpecifiedLicenseServerList` gives one `SpecifiedLSList` for each server, and none for an empty list.",
    basis: "unverified",
    use: "Empty entries are left out.",
    where: "src/windows/terminal-service/terminal-service-methods.ts",
    test: "test/windows/settings/effective-settings.test.ts",
    questions: /^GetSpecifiedLicenseServerList\(/,
    aspects: ["form", "return_value"],
    holds: (answer) =>
      answer.returnValue === "0" ? hasForms(answer, "SpecifiedLSList", "text", "integer") : undefined,
  },
  {
    id: "A49",
    claim: "`GetGracePeriodDays` gives whole days, or 0x80070002 once the period is over.",
    basis: "unverified",
    use: 'A negative number, in whatever width, and any other number are "not known".',
    where: "src/windows/terminal-service/terminal-service-setting.ts",
    test: "test/windows/diagnosis/observe-session-host.test.ts",
    questions: /^GetGracePeriodDays\(/,
    aspects: ["form", "return_value", "fault"],
    holds: (answer) => returns(answer, 0, 0x80070002) ?? faultsWith(answer, new Set([0x80070002])),
  },
  {
    id: "A50",
    claim: "`GetTStoLSConnectivityStatus` is 0 to 11; 6 and 8 may come from the logon over the network alone.",
    basis: "documented",
    use: '8 is "not known". Other numbers are shown as they are.',
    where: "src/windows/terminal-service/ask-connectivity.ts",
    test: "test/windows/diagnosis/observe-session-host.test.ts",
  },
  {
    id: "A51",
    claim: "A setter under Group Policy answers 0x80041016, as a return value or a fault.",
    basis: "unverified",
    use: 'Both are read. With `write_method = "auto"` the registry is written instead, and read back in any case.',
    where: "src/windows/settings/wmi-writer.ts",
    test: "test/windows/settings/reconcile.test.ts",
  },
  {
    id: "A52",
    claim: "`ChangeMode` and the setters of the list write the two values of the registry.",
    basis: "unverified",
    use: "Whatever wrote, the registry must hold what was declared, or the apply fails and says what is there.",
    where: "src/windows/settings/reconcile.ts",
    test: "test/windows/settings/reconcile.test.ts",
  },
  {
    id: "A53",
    claim: "Key packs of a license server without a limit count -1, or 4294967295.",
    basis: "unverified",
    use: "Both mean that there is no limit.",
    where: "src/windows/license-server/key-pack.ts",
    test: "test/windows/license-server/key-pack.test.ts",
    questions: /Win32_TSLicenseKeyPack/,
    aspects: ["form"],
  },
  {
    id: "A54",
    claim: "A Connection Broker lists the servers of its deployment as `Win32_RDMSJoinedNode` in `root/cimv2/rdms`.",
    basis: "unverified",
    use: "A host without the namespace is no broker; a denied access is told with the namespace.",
    where: "src/windows/deployment/deployment-members.ts",
    test: "test/windows/deployment/deployment-members.test.ts",
    questions: /Win32_RDMSJoinedNode/,
  },
  {
    id: "A55",
    claim:
      "`Win32_TSDeploymentLicensing` holds the deployment's own mode and servers, with `UseCentralLicensingSettings`.",
    basis: "documented",
    use: "It is compared with what the host says; where the class does not exist, it is not known.",
    where: "src/windows/deployment/deployment-licensing.ts",
    test: "test/windows/deployment/deployment-licensing.test.ts",
    questions: /Win32_TSDeploymentLicensing/,
  },
];
