/** A release of Windows Server, as far as CALs tell them apart. */
export interface WindowsRelease {
  /** For example `Windows Server 2022`. */
  readonly name: string;
  /** First build number of the release. */
  readonly build: number;
  /** `ProductVersionID` of its CALs. Microsoft documents up to 7; 8 is what license servers with CALs for 2025 report. */
  readonly calVersionId: number;
}

/** Newest first. Build numbers: https://learn.microsoft.com/windows-server/get-started/windows-server-release-info. */
const RELEASES: readonly WindowsRelease[] = [
  { name: "Windows Server 2025", build: 26100, calVersionId: 8 },
  { name: "Windows Server 2022", build: 20348, calVersionId: 7 },
  { name: "Windows Server 2019", build: 17763, calVersionId: 6 },
  { name: "Windows Server 2016", build: 14393, calVersionId: 5 },
  { name: "Windows Server 2012 R2", build: 9600, calVersionId: 4 },
  { name: "Windows Server 2012", build: 9200, calVersionId: 4 },
];

/** Releases no host here runs, whose CALs may still lie on a license server. */
const OLDER_RELEASES: readonly WindowsRelease[] = [
  { name: "Windows Server 2008 R2", build: 7600, calVersionId: 3 },
  { name: "Windows Server 2008", build: 6001, calVersionId: 2 },
];

/** The release a build belongs to: the newest that is not newer; undefined before 2012. */
export function windowsRelease(build: number): WindowsRelease | undefined {
  return RELEASES.find((release) => build >= release.build);
}

/** The release a CAL's `ProductVersion` names, whatever stands around it, for example `Windows Server 2025`. */
export function releaseOfCal(productVersion: string, productVersionId?: number): WindowsRelease | undefined {
  const releases = [...RELEASES, ...OLDER_RELEASES];
  const named = releases.find(({ name }) => productVersion.includes(name.replace("Windows Server ", "")));
  return named ?? releases.find(({ calVersionId }) => calVersionId === productVersionId);
}

/**
 * Whether CALs of one release license sessions on hosts of another: of the same release or an older one. 2012 and
 * 2012 R2 share their CALs, by one `ProductVersionID`.
 */
export function calsCover(cals: WindowsRelease, host: WindowsRelease): boolean {
  return cals.calVersionId === host.calVersionId || cals.build >= host.build;
}
