import {
  type Answer,
  type DeploymentLicensing,
  known,
  modeFromNumber,
  unknown,
  unknownDeploymentLicensing,
  withoutEmptyEntries,
} from "../../licensing";
import type { CimInstance } from "../../wsman";
import { type MemberReader, memberReader } from "./member-reader";

/** The class that has the licensing settings of a deployment. */
export const LICENSING_CLASS = "Win32_TSDeploymentLicensing";

/** More license servers than any list names, and longer than any name is: such an answer is not believed. */
const MAX_LICENSE_SERVERS = 100;
const LONGEST_NAME = 255;

/**
 * The licensing settings of a deployment from the instances of `Win32_TSDeploymentLicensing`, of which there should be one
 * (https://learn.microsoft.com/windows/win32/termserv/win32-tsdeploymentlicensing). What its members look like over
 * WS-Management is not documented, so each is not known where it is not what the documentation says.
 */
export function deploymentLicensing(instances: readonly CimInstance[]): DeploymentLicensing {
  const [instance, ...others] = instances;
  if (instance === undefined) return nothing("has no instance on the Connection Broker.");
  if (others.length > 0) return nothing(`has ${instances.length} instances on the Connection Broker, not one.`);
  const read = memberReader(instance.properties);
  const usesCentralSettings = read.boolean("UseCentralLicensingSettings");
  const type = read.number("LicensingType");
  if (usesCentralSettings === undefined && type === undefined)
    return nothing(
      "has neither UseCentralLicensingSettings nor LicensingType: an account that is no administrator of the Connection Broker may see none of them.",
    );
  return {
    usesCentralSettings: told(usesCentralSettings, "UseCentralLicensingSettings"),
    mode: told(type === undefined ? undefined : modeFromNumber(type), "LicensingType"),
    licenseServers: licenseServersOf(read),
  };
}

function nothing(what: string): DeploymentLicensing {
  return unknownDeploymentLicensing(`${LICENSING_CLASS} ${what}`);
}

function told<T>(value: T | undefined, property: string): Answer<T> {
  return value === undefined ? unknown(`${LICENSING_CLASS} has no ${property} that can be read.`) : known(value);
}

/** A list without items is left out of the message; one may also come as a single text with separators. */
function licenseServersOf(read: MemberReader): Answer<readonly string[]> {
  const texts = read.texts("LicenseServers");
  const names = texts && withoutEmptyEntries(texts.flatMap((text) => text.split(/[,;]/)).map((name) => name.trim()));
  if (names === undefined) return told<readonly string[]>(undefined, "LicenseServers");
  if (names.length > MAX_LICENSE_SERVERS || names.some((name) => name.length > LONGEST_NAME))
    return unknown(`LicenseServers of ${LICENSING_CLASS} is longer than a list of license servers can be.`);
  return known(names);
}
