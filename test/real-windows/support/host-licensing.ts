import { LICENSE_SERVERS, LICENSING_CORE } from "../../support/rds-workspace";
import { isSafeForCmd, type Reg, type RegCommand } from "./reg";

const POLICY = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";
/** There on every Windows, so that a `reg` which cannot read is told from a value that is not there. */
const ALWAYS_THERE = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server";

/** Where Windows keeps what the provider sets. */
const PLACES = {
  mode: { key: LICENSING_CORE, name: "LicensingMode" },
  servers: { key: LICENSE_SERVERS, name: "SpecifiedLicenseServers" },
  policyMode: { key: POLICY, name: "LicensingMode" },
  policyServers: { key: POLICY, name: "LicenseServers" },
} as const;
type Place = keyof typeof PLACES;
const ALL = Object.keys(PLACES) as Place[];
const KEYS = [...new Set(Object.values(PLACES).map(({ key }) => key))];

/** A value as `reg query` prints it and `reg add` takes it, e.g. `REG_DWORD 0x4`. */
interface PrintedValue {
  readonly type: string;
  readonly data: string;
}

/** What a host holds, and which keys it has for it. */
export interface HostState {
  readonly values: Readonly<Partial<Record<Place, PrintedValue>>>;
  readonly keys: readonly string[];
}

/** What a host holds for licensing, read and written by its own `reg`. */
export class HostLicensing {
  constructor(private readonly reg: Reg) {}

  async read(): Promise<HostState> {
    const queries = ALL.map((place) => ["query", PLACES[place].key, "/v", PLACES[place].name]);
    const printed = await this.listings([["query", ALWAYS_THERE], ...KEYS.map((key) => ["query", key]), ...queries]);
    if (printed[0] === undefined) throw new Error(`reg cannot read ${ALWAYS_THERE}`);
    const keys = KEYS.filter((_, index) => printed[1 + index] !== undefined);
    const values = ALL.flatMap((place, index) => {
      const value = valueIn(printed[1 + KEYS.length + index] ?? "", PLACES[place].name);
      return value === undefined ? [] : [[place, value] as const];
    });
    return { keys, values: Object.fromEntries(values) };
  }

  async set(place: Place, { type, data }: PrintedValue): Promise<void> {
    const { key, name } = PLACES[place];
    await this.succeed(["add", key, "/v", name, "/t", type, "/d", data, "/f"]);
  }

  /** @throws where something could not be put back; the rest is put back all the same */
  async restore({ values, keys }: HostState): Promise<void> {
    const problems: string[] = [];
    const note = (cause: Error) => problems.push(cause.message);
    const now = await this.read();
    for (const place of ALL) {
      const [value, held] = [values[place], now.values[place]];
      if (value?.type === held?.type && value?.data === held?.data) continue;
      await (value === undefined ? this.delete(place) : this.set(place, value)).catch(note);
    }
    for (const key of now.keys) if (!keys.includes(key)) await this.deleteEmptyKey(key).catch(note);
    if (problems.length > 0) throw new Error(`Not put back: ${problems.join("; ")}`);
  }

  private async delete(place: Place): Promise<void> {
    const { key, name } = PLACES[place];
    await this.succeed(["delete", key, "/v", name, "/f"]);
  }

  /** A key that was not there, unless somebody else has put something into it meanwhile. */
  private async deleteEmptyKey(key: string): Promise<void> {
    const [listing = ""] = await this.listings([["query", key]]);
    const lines = listing.split("\n").filter((line) => line.trim() !== "");
    const isEmpty = lines.every((line) => line.toLowerCase().endsWith(key.slice("HKLM".length).toLowerCase()));
    if (isEmpty) await this.succeed(["delete", key, "/f"]);
  }

  /** What each query prints; undefined for what is not there. */
  private async listings(queries: readonly RegCommand[]): Promise<readonly (string | undefined)[]> {
    const results = await this.reg.run(queries);
    return results.map(({ code, stdout }) => (code === 0 ? stdout.replaceAll("\r", "") : undefined));
  }

  private async succeed(command: RegCommand): Promise<void> {
    const [{ code } = { code: -1 }] = await this.reg.run([command]);
    if (code !== 0) throw new Error(`reg ${command.join(" ")} ended with ${code}`);
  }
}

function valueIn(listing: string, name: string): PrintedValue | undefined {
  const [, type, data = ""] = new RegExp(`^ {4}${name} {4}(REG_\\w+)(?: {4}(.*))?$`, "im").exec(listing) ?? [];
  return type === undefined ? undefined : { type, data };
}

/** Why what a host holds could not be put back in the end, so that nothing of it may be changed. */
export function notRestorable({ values }: HostState): string | undefined {
  const place = ALL.find((one) => !isSafeForCmd(values[one]?.data ?? ""));
  return place && `${PLACES[place].name} holds what reg could not write again: ${JSON.stringify(values[place]?.data)}`;
}
