import type { ConnectionSettings, SettingName } from "../../connection";
import type { Project, ProjectForm } from "../../projects";
import { ABOUT } from "../about";
import type { ConnectionOptions } from "../connection-options";
import { optionSource } from "../option-source";
import type { Step } from "../project/next-steps";
import { askForVariable, setVariable, setVariableFromFile } from "../shell-words";
import type { Adoption } from "./adoption";

/**
 * What code says of a connection. Credentials never; a certificate is a text of many lines and comes from the environment.
 */
const IN_CODE = [
  "auth",
  "https",
  "port",
  "path",
  "tls_server_name",
  "insecure",
  "allow_unencrypted",
  "timeout",
  "max_retries",
  "channel",
] as const satisfies readonly SettingName[];

/** The project that manages adopted hosts, reached as they were reached here. */
export function adoptedProject({ groups, left }: Adoption, options: ConnectionOptions): Project {
  const source = optionSource({ ...options, caCertificate: undefined });
  const connection = IN_CODE.flatMap((name) => {
    const value = source.read(name);
    const isGiven = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return isGiven ? [[name, value] as const] : [];
  });
  return {
    about: [
      'Written by "rds-licensing adopt", from what the hosts held. It is yours: rename, regroup and extend it as you like. A host that moves to a group with other settings is changed by the next apply.',
    ],
    connection: Object.fromEntries(connection),
    groups,
    left,
    imports: true,
    version: ABOUT.version,
  };
}

/** The variables that the code needs and that are not set here; how hosts are reached came from options. */
export function credentialSteps(
  { username, auth }: Pick<ConnectionSettings, "username" | "auth">,
  { caCertificate }: ConnectionOptions,
  environment: NodeJS.ProcessEnv,
): readonly Step[] {
  const isAsked = auth === "ntlm" || auth === "basic";
  const user = username !== undefined && environment.RDSLICENSING_USERNAME !== username;
  return [
    ...(isAsked && user ? [{ line: setVariable("RDSLICENSING_USERNAME", username) }] : []),
    ...(isAsked && !environment.RDSLICENSING_PASSWORD ? [{ line: askForVariable("RDSLICENSING_PASSWORD") }] : []),
    ...(caCertificate === undefined
      ? []
      : [{ line: setVariableFromFile("RDSLICENSING_CA_CERTIFICATE", caCertificate) }]),
  ];
}

/** From the first plan to the day after. */
export function planningSteps(form: ProjectForm, adopted: number): readonly Step[] {
  const promise = `${adopted} to import, 0 to change`;
  if (form !== "hcl") {
    return [
      { line: `npx ${form} diff`, why: promise },
      { line: `npx ${form} deploy`, why: "writes nothing on the hosts; then remove importSessionHosts from main.ts" },
    ];
  }
  return [
    { line: "terraform init", why: "or tofu, here and below" },
    { line: "terraform plan -out=adopt.tfplan", why: promise },
    { line: "terraform apply adopt.tfplan", why: "writes nothing on the hosts; then delete imports.tf" },
  ];
}
