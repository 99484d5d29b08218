/** The listener an exchange goes to. */
export interface Endpoint {
  /** DNS name or address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** With the leading slash. */
  readonly path: string;
  readonly https: boolean;
  readonly url: string;
}
