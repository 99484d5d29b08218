/** `yyyymmddHHMMSS.mmmmmm±UUU`, the offset in minutes (DSP0004 5.2.4). */
const DMTF = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.\d{6}([-+])(\d{3})$/;
/** XML Schema's dateTime, as WS-Management writes it; without a zone it is UTC. */
const XML = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[-+]\d\d:\d\d)?$/;

/**
 * Dates that stand for "never": license servers write the first of January 2036 in their own time, which is on the day
 * before in UTC east of Greenwich. Zero is no date.
 */
const NEVER_FROM = Date.UTC(2035, 11, 31);

/**
 * When a key pack expires, in ISO 8601 (UTC, whole seconds); null when it does not: no date, one of asterisks, or one
 * that stands for "never". Undefined when the text is no date. Both forms of a CIM datetime are read.
 */
export function expirationDate(text: string | null): string | null | undefined {
  const trimmed = text?.trim() ?? "";
  if (/^[*.+:-]*$/.test(trimmed)) return null;
  const milliseconds = fromDmtf(trimmed) ?? fromXml(trimmed);
  if (milliseconds === undefined || Number.isNaN(milliseconds)) return undefined;
  if (milliseconds <= 0 || milliseconds >= NEVER_FROM) return null;
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, "Z");
}

function fromDmtf(text: string): number | undefined {
  const match = DMTF.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hours, minutes, seconds, sign, offset] = match;
  const local = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return local - Number(`${sign}${offset}`) * 60_000;
}

function fromXml(text: string): number | undefined {
  const match = XML.exec(text);
  return match === null ? undefined : Date.parse(`${match[1]}${match[2] ?? "Z"}`);
}
