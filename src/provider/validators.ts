import { type InvalidHost, isProblem, type MisplacedPart, parseSessionHost } from "../licensing";

/** A validator for an attribute that names a host and may name a port. */
export function hostProblem(host: string): string | undefined {
  const parsed = parseSessionHost(host);
  return isProblem(parsed) ? hostProblemDetail(parsed) : undefined;
}

/** What is wrong with the name of a host, with where the configuration has what does not belong into it. */
export function hostProblemDetail({ detail, misplaced }: InvalidHost): string {
  return misplaced === undefined ? detail : `${detail} ${ELSEWHERE[misplaced]}`;
}

const ELSEWHERE: Record<MisplacedPart, string> = {
  scheme: 'Use the provider\'s "winrm.https" to choose https or http.',
  path: 'Set the path in the provider\'s "winrm.path".',
  user: 'Set credentials in the provider\'s "winrm".',
};
