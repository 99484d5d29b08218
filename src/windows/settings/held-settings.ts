import { quoted } from "../../harmless-text";
import type { LicensingConfiguration, LicensingMode } from "../../licensing";

/** What a host holds that is about to be managed for the first time. */
export interface HeldSettings extends LicensingConfiguration {
  readonly host: string;
}

const TITLE = ": Other settings are in place";

/** A warning about such settings as `title` and `detail`, in a form that {@link parseHeldSettings} reads. */
export function describeHeldSettings({ host, mode, licenseServers }: HeldSettings): {
  readonly title: string;
  readonly detail: string;
} {
  const list = licenseServers.map((name) => quoted(name, Number.POSITIVE_INFINITY)).join(", ");
  return { title: `${host}${TITLE}`, detail: `${host} holds mode = "${mode}" and license_servers = [${list}] now.` };
}

/** What a warning says that a host holds, by its title and what begins its detail; undefined where it is another one. */
export function parseHeldSettings(title: string, detail: string): HeldSettings | undefined {
  if (!title.endsWith(TITLE)) return undefined;
  const host = title.slice(0, -TITLE.length);
  const [, mode, list] = HELD.exec(detail) ?? [];
  const licenseServers = list === undefined ? undefined : parseList(list);
  if (mode === undefined || licenseServers === undefined) return undefined;
  return { host, mode: mode as LicensingMode, licenseServers };
}

const HELD = /^\S+ holds mode = "(\w+)" and license_servers = (\[(?:"(?:[^"\\]|\\.)*"(?:, )?)*\]) now\./s;

function parseList(text: string): string[] | undefined {
  try {
    return (JSON.parse(text) as unknown[]).map(String);
  } catch {
    return undefined;
  }
}
