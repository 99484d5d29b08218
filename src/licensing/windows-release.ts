/** A release of Windows Server, as far as CALs tell them apart. */
export interface WindowsRelease {
  /** For example `Windows Server 2022`. */
  readonly name: string;
  /** First build number of the release. */
  readonly build: number;
  /** `ProductVersionID` of its CALs; undocumented for 2025. */
  readonly calVersionId?: number;
}

/** Newest first. Build numbers: https://learn.microsoft.com/windows-server/get-started/windows-server-release-info. */
const RELEASES: readonly WindowsRelease[] = [
  { name: "Windows Server 2025", build: 26100 },
  { name: "Windows Server 2022", build: 20348, calVersionId: 7 },
  { name: "Windows Server 2019", build: 17763, calVersionId: 6 },
  { name: "Windows Server 2016", build: 14393, calVersionId: 5 },
  { name: "Windows Server 2012 R2", build: 9600, calVersionId: 4 },
  { name: "Windows Server 2012", build: 9200, calVersionId: 4 },
];

/** The release a build belongs to: the newest that is not newer; undefined before 2012. */
export function windowsRelease(build: number): WindowsRelease | undefined {
  return RELEASES.find((release) => build >= release.build);
}

/** The release a CAL's `ProductVersion` names, whatever stands around it, for example `Windows Server 2025`. */
export function releaseOfCal(productVersion: string, productVersionId: number): WindowsRelease | undefined {
  const named = RELEASES.find(({ name }) => productVersion.includes(name.replace("Windows Server ", "")));
  return named ?? RELEASES.find(({ calVersionId }) => calVersionId === productVersionId);
}
