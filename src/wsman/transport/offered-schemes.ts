/** One challenge of a `WWW-Authenticate` header: the scheme, and its token when it has one. */
export interface OfferedScheme {
  readonly scheme: string;
  readonly token?: string;
}

/** Of a trimmed challenge. Nothing here can match in two ways, so that hostile headers cost no more than their length. */
const SCHEME = /^([A-Za-z][\w-]*)(?:\s+(\S.*))?$/s;

/**
 * The challenges of a reply (RFC 9110 section 11.6.1), in order. Hosts send one header field per scheme; several in one
 * are taken apart too.
 *
 * @param values of all `WWW-Authenticate` fields
 */
export function offeredSchemes(values: readonly string[]): OfferedScheme[] {
  if (values.length === 0) return [];
  return values
    .flatMap((value) => value.split(","))
    .flatMap((part) => {
      const match = SCHEME.exec(part.trim());
      return match?.[1] === undefined ? [] : [{ scheme: match[1], token: token(match[2]) }];
    });
}

/** Parameters such as `realm="WSMAN"` are not tokens (token68 may end in =, but holds none inside). */
function token(rest: string | undefined): string | undefined {
  return rest !== undefined && /^[A-Za-z0-9+/._~-]+=*$/.test(rest) ? rest : undefined;
}
