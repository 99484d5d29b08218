import type { InvalidHost, Problem } from "../licensing";

/** A value was given that the provider would refuse. */
export function invalidValue(path: string, property: string, problem: Problem): Error {
  const element = problem.index === undefined ? "" : `[${problem.index}]`;
  return new Error(`${path}: ${property}${element}: ${problem.detail}`);
}

/** A host was given that can not be one; `property` says where, path included. */
export function invalidHost(property: string, { detail, misplaced }: InvalidHost): Error {
  const elsewhere = misplaced === undefined ? "" : ' Set that in "winrm" of the RdslicensingProvider.';
  return new Error(`${property}: ${detail}${elsewhere}`);
}

/** A choice was made by a text the provider does not know. */
export function unknownChoice(path: string, property: string, value: string, names: readonly string[]): Error {
  const accepted = names.map((name) => `"${name}"`).join(", ");
  return new Error(`${path}: ${property} is ${JSON.stringify(value)}; use one of ${accepted}.`);
}

/** Something else was given where a choice belongs, or nothing where there must be one. */
export function notAChoice(
  path: string,
  property: string,
  given: unknown,
  { type, names }: { readonly type: string; readonly names: readonly string[] },
): Error {
  const any = `give ${names.map((name) => `${type}.${name.toUpperCase()}`).join(", ")}, or ${type}.of(…) for a token.`;
  if (given === undefined || given === null) return new Error(`${path}: ${property} is missing; ${any}`);
  if (typeof given !== "string") return new Error(`${path}: ${property} is not of the class ${type}; ${any}`);
  const text = JSON.stringify(given);
  if (!names.includes(given)) return new Error(`${path}: ${property} is ${text}; ${any}`);
  return new Error(`${path}: ${property} is ${text}; give ${type}.${given.toUpperCase()}, or ${type}.of(${text}).`);
}

/** A number is not whole, too small or too large. */
export function notInRange(
  path: string,
  property: string,
  value: number,
  [least, most]: readonly [least: number, most?: number],
): Error {
  const range = most === undefined ? `from ${least} up` : `from ${least} to ${most}`;
  return new Error(`${path}: ${property} is ${value}; give a whole number ${range}, or leave it out.`);
}

/** Nothing says which license servers to use. */
export function licenseServersMissing(path: string): Error {
  return new Error(`${path}: no license servers are named; give licenseServers or licenseServerPool.`);
}

/** Neither a farm nor one of its groups says which license servers to use. */
export function licenseServersOfGroupMissing(path: string, group: string): Error {
  return new Error(
    `${path}/${group}: no license servers are named, neither by the group nor by its farm; give licenseServers or licenseServerPool to one of them.`,
  );
}

/** Both ways of saying which license servers to use were taken. */
export function licenseServersTwice(path: string): Error {
  return new Error(`${path}: licenseServers and licenseServerPool are both given; give one of them.`);
}

/** Group Policy's values were to be written by Windows' setters, which know only the host's own. */
export function policyByWmi(path: string): Error {
  return new Error(
    `${path}: Windows has no setter for the values of Group Policy; with LicensingScope.POLICY use WriteMethod.AUTO or WriteMethod.REGISTRY.`,
  );
}

/** Nothing was named that is to be configured. */
export function noSessionHosts(): string {
  return "There is no session host; name at least one in sessionHosts or with addSessionHost, or leave the construct out.";
}

/** A farm was left without groups. */
export function noSessionHostGroups(): string {
  return "There is no group of session hosts; name at least one in sessionHostGroups or with addSessionHostGroup, or leave the farm out.";
}

/** A session host is named twice in one construct. */
export function duplicateSessionHost(path: string, host: string): Error {
  return new Error(`${path}: ${JSON.stringify(host)} is named twice (letter case aside); name each session host once.`);
}

/** A session host is configured by two constructs, which would undo each other's work at every apply. */
export function configuredTwice(host: string, other: string): string {
  return `${JSON.stringify(host)} is configured by ${other} too, and each would undo what the other sets; configure it in one of them.`;
}

/** Something was asked for by a name that is not among the session hosts. */
export function notASessionHost(path: string, host: string, known: readonly string[]): Error {
  return new Error(`${path} has no session host ${JSON.stringify(host)}; use one of ${known.join(", ")}.`);
}

/** Something was asked for by name while the names are known to Terraform only. */
export function sessionHostsUnknown(path: string, instead: string): Error {
  return new Error(
    `${path}: sessionHosts is a token, so its hosts have no construct of their own; use ${instead}, which Terraform repeats for each host.`,
  );
}

/** `importFrom` was used on a resource that Terraform repeats: its import block has no place for a key. */
export function importedWithoutKey(address: string): string {
  return `importFrom can not say which host of ${address} is imported, as Terraform repeats that resource for each; give the stack an import block that does, with addOverride('import', [{ to: '${address}["HOST"]', id: "HOST" }]), or use "terraform import".`;
}

/** A second diagnosis of the same hosts was asked for. */
export function diagnosedTwice(path: string): Error {
  return new Error(`${path} has its diagnosis already; use its property "diagnosis".`);
}

/** A farm's health was asked for while hosts of it are not asked for theirs. */
export function notDiagnosed(path: string, group: string): Error {
  return new Error(
    `${path}: the health of the farm is not known, as its group ${JSON.stringify(group)} is not diagnosed; leave out "diagnose: false" or call diagnose() of each group, or use the diagnosis of those groups that have one.`,
  );
}

/** A group of session hosts has the id of something else in its farm. */
export function groupIdTaken(path: string, id: string): Error {
  return new Error(
    `${path}: the id ${JSON.stringify(id)} is taken by another group or by a part of the farm itself; give the group another one.`,
  );
}

/** A session host has the id of something else beside it. */
export function hostIdTaken(path: string, id: string): Error {
  return new Error(
    `${path}: the id ${JSON.stringify(id)} is taken by another host or by a part of the construct itself; give the host's fully qualified name, or another id with addSessionHost.`,
  );
}

/** A check was to be written as HCL, for which the CDK has no words. */
export function checkNotInHcl(path: string): Error {
  return new Error(
    `${path}: the CDK can not write a check block as HCL; synthesize JSON, or leave the check out with check: false.`,
  );
}

/** `RequireLicenseServers`: a list is too short; by how much is known where `count` is. */
export function tooFewByRule(minimum: number, count?: number): string {
  const named = count === undefined ? "fewer are" : count === 1 ? "1 is" : `${count} are`;
  return `The rule RequireLicenseServers asks for ${minimum} license servers and ${named} named; name more.`;
}

/** `ForbidInsecureConnections`: a provider's connection is not secure, or may not be. */
export function insecureByRule(name: string): string {
  return `winrm.${name} is not false, which the rule ForbidInsecureConnections forbids; leave it out.`;
}

/** `ForbidInsecureConnections`: nothing can be told of a provider's connection. */
export function winrmNotInSight(): string {
  return "winrm is a token, so the rule ForbidInsecureConnections can not vouch for it; give it as an object.";
}

/** `ForbidLiteralSecrets`: a secret would be written into the synthesized configuration. */
export function literalSecretByRule(name: string, variable: string): string {
  return `winrm.${name} is written out, which the rule ForbidLiteralSecrets forbids; leave it to the environment variable ${variable}, or give a sensitive TerraformVariable.`;
}

/** `ForbidLiteralSecrets`: a secret is a variable whose default is written into the synthesized configuration. */
export function defaultSecretByRule(name: string, variable: string): string {
  return `winrm.${name} is the variable ${JSON.stringify(variable)}, whose default is written out, which the rule ForbidLiteralSecrets forbids; leave out the default.`;
}
