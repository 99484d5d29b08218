import type { InvalidHost, Problem } from "../licensing";

/** A value that the provider would refuse. */
export function invalidValue(path: string, property: string, problem: Problem): Error {
  const element = problem.index === undefined ? "" : `[${problem.index}]`;
  return new Error(`${path}: ${property}${element}: ${problem.detail}`);
}

/** A text that cannot be a host; `property` says where it was given, path included. */
export function invalidHost(property: string, { detail, misplaced }: InvalidHost): Error {
  const elsewhere = misplaced === undefined ? "" : ' Set that in "winrm" of the RdslicensingProvider.';
  return new Error(`${property}: ${detail}${elsewhere}`);
}

/** A choice made with a text that the provider does not know. */
export function unknownChoice(path: string, property: string, value: string, names: readonly string[]): Error {
  const accepted = names.map((name) => `"${name}"`).join(", ");
  return new Error(`${path}: ${property} is ${JSON.stringify(value)}; use one of ${accepted}.`);
}

/** Something else where a choice belongs, or nothing where one is required. */
export function notAChoice(
  path: string,
  property: string,
  given: unknown,
  { type, names }: { readonly type: string; readonly names: readonly string[] },
): Error {
  const any = `use ${names.map((name) => `${type}.${name.toUpperCase()}`).join(", ")}, or ${type}.of(…) for a token.`;
  if (given === undefined || given === null) return new Error(`${path}: ${property} is missing; ${any}`);
  if (typeof given !== "string") return new Error(`${path}: ${property} is not of the class ${type}; ${any}`);
  const text = JSON.stringify(given);
  if (!names.includes(given)) return new Error(`${path}: ${property} is ${text}; ${any}`);
  return new Error(`${path}: ${property} is ${text}; use ${type}.${given.toUpperCase()}, or ${type}.of(${text}).`);
}

/** A number that is not whole, too small or too large. */
export function notInRange(
  path: string,
  property: string,
  value: number,
  [least, most]: readonly [least: number, most?: number],
): Error {
  const range = most === undefined ? `of at least ${least}` : `from ${least} to ${most}`;
  return new Error(`${path}: ${property} is ${value}; use a whole number ${range}, or leave it out.`);
}

/** No license servers. */
export function licenseServersMissing(path: string): Error {
  return new Error(`${path}: there are no license servers; set licenseServers or licenseServerPool.`);
}

/** No license servers in a farm and in one of its groups. */
export function licenseServersOfGroupMissing(path: string, group: string): Error {
  return new Error(
    `${path}/${group}: neither the group nor its farm has license servers; set licenseServers or licenseServerPool of one of them.`,
  );
}

/** License servers given in both ways. */
export function licenseServersTwice(path: string): Error {
  return new Error(`${path}: licenseServers and licenseServerPool are both set; set only one of them.`);
}

/** Group Policy's values cannot be written by Windows' setters, which know only the host's own. */
export function policyByWmi(path: string): Error {
  return new Error(
    `${path}: Windows has no setter for the values of Group Policy; with LicensingScope.POLICY, use WriteMethod.AUTO or WriteMethod.REGISTRY.`,
  );
}

/** A construct that configures no host. */
export function noSessionHosts(): string {
  return "There are no session hosts; add one with sessionHosts or addSessionHost, or remove the construct.";
}

/** A farm without groups. */
export function noSessionHostGroups(): string {
  return "There are no groups of session hosts; add one with sessionHostGroups or addSessionHostGroup, or remove the farm.";
}

/** A session host that is listed twice in one construct. */
export function duplicateSessionHost(path: string, host: string): Error {
  return new Error(`${path}: ${JSON.stringify(host)} is listed twice (letter case ignored); list it once.`);
}

/** A session host that two constructs configure: each would undo the other's changes at every apply. */
export function configuredTwice(host: string, other: string): string {
  return `${JSON.stringify(host)} is also configured by ${other}, and each would undo the other's changes; configure it in only one of them.`;
}

/** A name that is not among the session hosts. */
export function notASessionHost(path: string, host: string, hosts: readonly string[]): Error {
  return new Error(`${path} has no session host ${JSON.stringify(host)}; use one of ${hosts.join(", ")}.`);
}

/** A host asked for by name, where only Terraform knows the names. */
export function sessionHostsUnknown(path: string, instead: string): Error {
  return new Error(
    `${path}: sessionHosts is a token, so its hosts have no construct of their own; use ${instead}, which Terraform repeats for each host.`,
  );
}

/** `importFrom` on a resource that Terraform repeats: its import block cannot have a key. */
export function importedWithoutKey(address: string): string {
  return `importFrom cannot say which host of ${address} to import, because Terraform repeats that resource for each host; add an import block to the stack with addOverride('import', [{ to: '${address}["HOST"]', id: "HOST" }]), or run "terraform import".`;
}

/** An import of settings in a scope that only Terraform knows: it is part of the ID. */
export function importScopeUnknown(path: string): Error {
  return new Error(
    `${path}: settingsScope is a token, so importSessionHosts cannot say what to import; use importFrom with "HOST" or "HOST/policy" for each host.`,
  );
}

/** A rollout that says nothing. */
export function emptyRollout(path: string): Error {
  return new Error(`${path}: rollout has no waves; set canaries, waves or waveSize, or leave it out.`);
}

/** A wave without hosts. */
export function emptyWave(path: string, property: string): Error {
  return new Error(`${path}: ${property} is empty; name at least one session host, or leave it out.`);
}

/** A part of a rollout that only Terraform knows, while the dependencies of its resources are fixed. */
export function wavesUnknown(path: string, property: string): Error {
  return new Error(
    `${path}: ${property} is a token, but Terraform must know the order of resources before it knows values; write it in the program. Its hosts may be tokens.`,
  );
}

/** A session host that a rollout names twice. */
export function inTwoWaves(path: string, host: string): Error {
  return new Error(
    `${path}: rollout names ${JSON.stringify(host)} twice (letter case ignored); name it in one wave only.`,
  );
}

/** A host of a rollout that is not configured. */
export function notAHostOfAnyWave(property: string, host: string): string {
  return `${property} is ${JSON.stringify(host)}, which is not one of the session hosts; add it with sessionHosts or addSessionHost, or remove it from the rollout. A host of a list that is a token cannot be named.`;
}

/** The rollout of a group of session hosts in a farm that has one. */
export function rolloutTwice(path: string): Error {
  return new Error(`${path}: the farm has a rollout, which its groups share; set rollout in one of them only.`);
}

/** A second diagnosis of the same hosts. */
export function diagnosedTwice(path: string): Error {
  return new Error(`${path} already has a diagnosis; use its property "diagnosis".`);
}

/** The health of a farm with hosts that are not diagnosed. */
export function notDiagnosed(path: string, group: string): Error {
  return new Error(
    `${path}: the health of the farm is unknown because its group ${JSON.stringify(group)} is not diagnosed; remove "diagnose: false", call diagnose() of each group, or use the diagnosis of the groups that have one.`,
  );
}

/** A group whose id something else in its farm has. */
export function groupIdTaken(path: string, id: string): Error {
  return new Error(
    `${path}: the id ${JSON.stringify(id)} is already used by another group or by a part of the farm; give the group another id.`,
  );
}

/** A session host whose id something else beside it has. */
export function hostIdTaken(path: string, id: string): Error {
  return new Error(
    `${path}: the id ${JSON.stringify(id)} is already used by another host or by a part of the construct; use the host's fully qualified name, or give it another id with addSessionHost.`,
  );
}

/** A check as HCL, which the CDK cannot write. */
export function checkNotInHcl(path: string): Error {
  return new Error(
    `${path}: the CDK cannot write a check block as HCL; synthesize JSON, or leave the check out with check: false.`,
  );
}

/** `RequireLicenseServers`: a list is too short; `count` is how long it is, where that is known. */
export function tooFewByRule(minimum: number, count?: number): string {
  const listed = count === undefined ? "fewer are" : count === 1 ? "1 is" : `${count} are`;
  return `RequireLicenseServers requires ${minimum} license servers, but ${listed} listed; add more.`;
}

/** `ForbidInsecureConnections`: the connection of a provider is not secure, or may not be. */
export function insecureByRule(name: string): string {
  return `winrm.${name} is not false, which ForbidInsecureConnections forbids; remove it.`;
}

/** `ForbidInsecureConnections`: the connection of a provider cannot be checked. */
export function winrmIsToken(): string {
  return "winrm is a token, so ForbidInsecureConnections cannot check it; set it to an object.";
}

/** `ForbidLiteralSecrets`: a secret would be written to the synthesized configuration. */
export function literalSecretByRule(name: string, variable: string): string {
  return `winrm.${name} is written out, which ForbidLiteralSecrets forbids; set the environment variable ${variable} instead, or use a sensitive TerraformVariable.`;
}

/** `ForbidLiteralSecrets`: a secret is a variable whose default is written to the synthesized configuration. */
export function defaultSecretByRule(name: string, variable: string): string {
  return `winrm.${name} is the variable ${JSON.stringify(variable)}, whose default is written out, which ForbidLiteralSecrets forbids; remove the default.`;
}
