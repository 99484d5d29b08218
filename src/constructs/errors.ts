import { ON_DESTROY, type Problem } from "../licensing";

/** A value was given that the provider would refuse. */
export function invalidValue(path: string, property: string, problem: Problem): Error {
  const element = problem.index === undefined ? "" : `[${problem.index}]`;
  return new Error(`${path}: ${property}${element}: ${problem.detail}`);
}

/** The list of session hosts is empty. */
export function noSessionHosts(path: string): Error {
  return new Error(`${path}: sessionHosts is empty; name at least one session host, or leave the construct out.`);
}

/** A session host is named twice. */
export function duplicateSessionHost(path: string, host: string): Error {
  return new Error(
    `${path}: sessionHosts names ${JSON.stringify(host)} twice (letter case aside); name each host once.`,
  );
}

/** `OnDestroy.of` was given a text the provider does not know. */
export function unknownOnDestroy(path: string, value: string): Error {
  const known = ON_DESTROY.map((name) => `"${name}"`).join(", ");
  return new Error(`${path}: onDestroy is ${JSON.stringify(value)}; use one of ${known}.`);
}

/** A configuration was asked for by a name that is not among the session hosts. */
export function notASessionHost(path: string, host: string, known: readonly string[]): Error {
  return new Error(`${path} has no session host ${JSON.stringify(host)}; use one of ${known.join(", ")}.`);
}

/** A configuration was asked for by name while the names are known to Terraform only. */
export function sessionHostsUnknown(path: string): Error {
  return new Error(
    `${path}: sessionHosts is a token, so its hosts have no construct of their own; use configurations[0], which Terraform repeats for each host.`,
  );
}
