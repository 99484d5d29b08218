import { type Assumption, formsOf, hasForms, returns } from "./assumption";

/** `StdRegProv` and the registry of a session host. */
export const REGISTRY_ASSUMPTIONS: readonly Assumption[] = [
  {
    id: "A20",
    claim: "`StdRegProv` is in `root/default`; a method is invoked on the class, and answers with a `ReturnValue`.",
    basis: "recorded",
    use: "Everything of the registry is asked there. An answer without a `ReturnValue` counts as done, and is read back.",
    where: "src/windows/registry/std-reg-prov.ts",
    test: "test/windows/registry/cim-registry.test.ts",
    questions: /default\/StdRegProv/,
    aspects: ["fault", "form"],
    holds: ({ returnValue, fault }) =>
      fault === undefined ? returnValue !== undefined && returnValue !== "nil" : undefined,
  },
  {
    id: "A21",
    claim: "A value that does not exist gives `ReturnValue` 1, or 2.",
    basis: "unverified",
    use: '1, 2, 3 and the WMI and HRESULT forms of "not found" all mean absent.',
    where: "src/windows/registry/return-value.ts",
    test: "test/windows/registry/cim-registry.test.ts",
    questions: /^GetDWORDValue\(.*Licensing Core, RdsLicensingDoctorAbsent\)/,
    aspects: ["return_value", "fault"],
    holds: (answer) => returns(answer, 1, 2, 3, 0x80041002, 0x80070002) ?? false,
  },
  {
    id: "A22",
    claim: "A key that does not exist gives `ReturnValue` 2, whatever is asked of it.",
    basis: "unverified",
    use: "The same as an absent value; `EnumValues` tells the two apart.",
    where: "src/windows/registry/return-value.ts",
    test: "test/windows/registry/cim-registry.test.ts",
    questions: /^(?:GetDWORDValue|EnumValues)\(.*Licensing Core\\RdsLicensingDoctorAbsent/,
    aspects: ["return_value", "fault"],
    holds: (answer) => returns(answer, 1, 2, 3, 0x80041002, 0x80070002) ?? false,
  },
  {
    id: "A23",
    claim: "A value of another type gives `ReturnValue` 0x80041005.",
    basis: "unverified",
    use: "1629 and 1630 mean the same. A list is asked for its type first: `GetMultiStringValue` might read a REG_SZ.",
    where: "src/windows/registry/return-value.ts",
    test: "test/windows/registry/cim-registry.test.ts",
    questions: /^Get(?:Multi)?StringValue\(.*Licensing Core, LicensingMode\)/,
    aspects: ["return_value", "fault"],
    holds: (answer) => returns(answer, 0x80041005, 1629, 1630) ?? false,
  },
  {
    id: "A24",
    claim: "`EnumValues` gives as many `Types` as `sNames`, and neither where there is no named value.",
    basis: "documented",
    use: 'Lists of unequal length are refused. Types 1, 2, 3, 4, 7 and 11 are known; any other is "unreadable".',
    where: "src/windows/registry/cim-registry.ts",
    test: "test/windows/registry/cim-registry.test.ts",
    questions: /^EnumValues\(/,
    aspects: ["form", "return_value"],
    holds: (answer) =>
      answer.returnValue === "0" ? countOf(answer, "sNames") === countOf(answer, "Types") : undefined,
  },
  {
    id: "A25",
    claim: "A REG_DWORD comes as `uValue`, a decimal.",
    basis: "documented",
    use: "The licensing mode is read so. A text that is no number is an error, never a default.",
    where: "src/windows/registry/value-methods.ts",
    test: "test/windows/registry/cim-registry.test.ts",
    questions: /^GetDWORDValue\(.*Licensing Core, LicensingMode\)/,
    aspects: ["form", "return_value"],
    holds: (answer) => (answer.returnValue === "0" ? (hasForms(answer, "uValue", "integer") ?? false) : undefined),
  },
  {
    id: "A26",
    claim: "A REG_MULTI_SZ comes as one `sValue` for each string, and as none where it is empty.",
    basis: "unverified",
    use: "The list of license servers is read so; an empty string ends it. An empty list is never written: the value is deleted.",
    where: "src/windows/registry/value-methods.ts",
    test: "test/windows/registry/cim-registry.test.ts",
    questions: /^GetMultiStringValue\(.*SpecifiedLicenseServers\)/,
    aspects: ["form", "return_value"],
    holds: (answer) => {
      const forms = formsOf(answer, "sValue");
      return answer.returnValue === "0" ? ![...(forms ?? [])].includes("elements") : undefined;
    },
  },
  {
    id: "A27",
    claim: "`CheckAccess` compares rights without using them.",
    basis: "documented",
    use: "`doctor` asks it whether the account may write. Where it fails, that is not known.",
    where: "src/windows/inspect/check-access.ts",
    test: "test/doctor/host-steps.test.ts",
    questions: /^CheckAccess\(/,
    holds: (answer) => hasForms(answer, "bGranted", "boolean") ?? false,
  },
  {
    id: "A28",
    claim:
      "A denied access is `ReturnValue` 5 of a key, and fault 5, 2150859012, 2150859013 or 2150859014 of a namespace.",
    basis: "unverified",
    use: 'Each, and E_ACCESSDENIED in any place, is "access denied", with the namespace or the key.',
    where: "src/wsman/errors/fault-explanations.ts",
    test: "test/wsman/errors/fault-forms.test.ts",
  },
  {
    id: "A29",
    claim:
      "A Windows session host keeps mode and list at the two places of the documentation, from Server 2012 to 2025.",
    basis: "unverified",
    use: "They are written there, read back, and compared with what Windows uses. Values elsewhere are a finding.",
    where: "src/windows/settings/places.ts",
    test: "test/windows/settings/session-host-licensing.test.ts",
    questions: /^EnumValues\(.*(?:Licensing Core|LicenseServers)\)/,
    aspects: ["return_value"],
  },
];

function countOf({ counts }: { readonly counts: ReadonlyMap<string, number> }, name: string): number {
  return [...counts].filter(([path]) => path.endsWith(`/${name}`)).reduce((sum, [, count]) => sum + count, 0);
}
