/** What the programs of a system are made with. */
export interface RuntimeSource {
  readonly target: string;
  readonly npm: string;
  readonly runtime: string;
}

export const SYSTEMS: Readonly<Record<string, RuntimeSource>>;
export function compilingSystem(): string;
export function programName(system: string): string;
