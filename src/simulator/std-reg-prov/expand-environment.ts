/** Environment variables of a Windows host's services, upper-cased. */
const ENVIRONMENT: ReadonlyMap<string, string> = new Map([
  ["SYSTEMDRIVE", "C:"],
  ["SYSTEMROOT", "C:\\Windows"],
  ["WINDIR", "C:\\Windows"],
  ["PROGRAMFILES", "C:\\Program Files"],
  ["PROGRAMDATA", "C:\\ProgramData"],
  ["TEMP", "C:\\Windows\\TEMP"],
]);

/** GetExpandedStringValue answers with the variables replaced; unknown ones stay as they are. */
export function expandEnvironment(text: string): string {
  return text.replace(/%([^%]+)%/g, (whole, name: string) => ENVIRONMENT.get(name.toUpperCase()) ?? whole);
}
