/** What is wanted of a host, and what happens when Group Policy wants something else. */
export interface Wanted {
  readonly host: string;
  readonly mode: string;
  readonly license_servers: readonly string[];
  readonly scope: string;
  readonly on_policy_override: string;
  readonly on_destroy: string;
}
