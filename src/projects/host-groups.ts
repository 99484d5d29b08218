import type { DeclaredSettings } from "./declared-settings";

/** Session hosts with the same settings. */
export interface HostGroup {
  /** The words of its name, in lower case, from which each language makes a name in its own way. */
  readonly words: readonly string[];
  readonly settings: DeclaredSettings;
  /** As people name them, in the order of their names. */
  readonly hosts: readonly string[];
  /** What else is to be known of some of them, each with the hosts that it is about. */
  readonly notes: readonly HostsNote[];
}

/** A sentence, or several, about hosts. */
export interface HostsNote {
  readonly text: string;
  readonly hosts: readonly string[];
}

/** A host with its settings. */
interface DeclaredHost {
  readonly host: string;
  readonly settings: DeclaredSettings;
  readonly notes?: readonly string[];
}

/** Numbers in names by their value: rdsh2 before rdsh10. */
const BY_NAME = new Intl.Collator("en", { numeric: true });

/**
 * Hosts in groups of equal settings: the same groups, names and order for the same hosts, in whatever order they come.
 * Lists in other letter case are other settings, because an import shows them as the host spells them.
 */
export function groupHosts(hosts: readonly DeclaredHost[]): readonly HostGroup[] {
  const bySettings = groupedBy(hosts, ({ settings: { scope, mode, licenseServers } }) =>
    JSON.stringify([scope, mode, licenseServers]),
  );
  const groups = [...bySettings.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const notes = members.flatMap(({ host, notes = [] }) => notes.map((text) => ({ text, host })));
    return [{ settings: first.settings, hosts: inOrder(members), notes: notesOn(notes) }];
  });
  const words = namesOf(groups.map(({ settings }) => settings));
  const named = groups.map((group, index) => ({ ...group, words: words[index] ?? [] }));
  return named.sort((one, other) => BY_NAME.compare(sortKey(one), sortKey(other)));
}

/** Each text once, with its hosts. */
export function notesOn(notes: readonly { readonly text: string; readonly host: string }[]): readonly HostsNote[] {
  const byText = groupedBy(notes, ({ text }) => text);
  return [...byText]
    .map(([text, members]) => ({ text, hosts: inOrder(members) }))
    .sort((one, other) => BY_NAME.compare(one.hosts[0] ?? "", other.hosts[0] ?? ""));
}

function inOrder(members: readonly { readonly host: string }[]): readonly string[] {
  return members.map(({ host }) => host).sort(BY_NAME.compare);
}

function sortKey({ settings, words }: Pick<HostGroup, "settings" | "words">): string {
  return [settings.scope, ...words].join(" ");
}

/**
 * A name for each group, as short as tells it from the others: the mode and the primary, else more servers, else a number
 * too, which goes by the settings and not by the order of the hosts. Some languages write the words without anything
 * between them, so that "lic1", "2" is "lic12": no two groups have the same letters.
 */
function namesOf(all: readonly DeclaredSettings[]): readonly (readonly string[])[] {
  const short = all.map((settings) => nameWith(settings, 1));
  const isShared = (name: readonly string[]) => short.filter((other) => other.join("") === name.join("")).length > 1;
  const taken = new Set<string>();
  const names: (readonly string[])[] = [];
  for (const index of inOrderOfSettings(all)) {
    const [settings, brief] = [all[index], short[index]];
    if (settings === undefined || brief === undefined) continue;
    const name = isShared(brief) ? nameWith(settings, MOST_SERVERS_IN_A_NAME) : brief;
    let unique = name;
    for (let number = 2; taken.has(unique.join("")); number++) unique = [...name, String(number)];
    taken.add(unique.join(""));
    names[index] = unique;
  }
  return names;
}

/** The places of settings, in an order that is theirs. */
function inOrderOfSettings(all: readonly DeclaredSettings[]): readonly number[] {
  const texts = all.map(({ scope, mode, licenseServers }) => JSON.stringify([scope, mode, licenseServers]));
  return [...texts.keys()].sort((one, other) => ((texts[one] ?? "") < (texts[other] ?? "") ? -1 : 1));
}

const MOST_SERVERS_IN_A_NAME = 3;

function nameWith({ mode, licenseServers, scope }: DeclaredSettings, servers: number): readonly string[] {
  const names = licenseServers.slice(0, servers).map(shortName).filter(Boolean);
  return [...mode.split("_"), ...names, ...(scope === "policy" ? ["policy"] : [])];
}

/** What people call a server: its name without the domain, as far as every language takes it; of an address all. */
function shortName(server: string): string {
  const label = /^[\d.]+$/.test(server) ? server.replaceAll(".", "x") : (server.split(".")[0] ?? "");
  return label.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
