import { isProblem, parseSessionHost } from "../../src/licensing";
import { deploymentLicensing } from "../../src/windows/deployment/deployment-licensing";
import { type DeploymentMembers, deploymentMembers } from "../../src/windows/deployment/deployment-members";
import { type CimInstance, WsmanError } from "../../src/wsman";
import { expectSound, fuzz, MANY } from "../support/fuzz";
import type { SeededRandom } from "../support/seeded-random";

const TEXTS = [
  ...["rdsh1.contoso.com", "RDSH1", "rdsh1.contoso.com.", "10.0.0.5", "::1", "rdsh1:5986", "true", "False", "0", "1"],
  ...["2", "4", "6", "4294967295", "-1", "lic1;lic2,lic3", "lic1.contoso.com", " ", ""],
];
const WORDS = [
  "\n",
  "\u0000",
  "\u202e",
  "${",
  '"',
  "::error::",
  "##vso[",
  ".",
  ",",
  ";",
  "a".repeat(300),
  ",a".repeat(200),
];
const NODE = ["FQDN", "fqdn", "IsRdsh", "ISRDSH", "IsRdls", "IsRdcb", "IsRdg", "IsRdwa", "IsRdvh"];
const LICENSING = ["UseCentralLicensingSettings", "LicensingType", "licensingtype", "LicenseServers", "Name"];

/** An instance with some of these properties, of which the broker may send any number of any kind. */
function instanceWith(names: readonly string[], text: string, random: SeededRandom): CimInstance {
  const values = () => random.pick([text, [text], [text, random.pick(TEXTS)], [], null, random.pick(TEXTS)]);
  const chosen = names.filter(() => random.pick([true, true, false]));
  return {
    kind: "instance",
    resourceUri: "",
    className: "",
    properties: Object.fromEntries(chosen.map((name) => [name, values()])),
  };
}

/** Every name that is used for something is one that a host can have, each once, and hosts are among the members. */
function expectUsable({ members, sessionHosts }: DeploymentMembers): void {
  const names = members.map(({ name }) => name);
  const unusable = names.find((name) => isProblem(parseSessionHost(name)) || name !== name.toLowerCase());
  if (unusable !== undefined) throw new Error(`a member is called ${JSON.stringify(unusable)}`);
  if (new Set(names).size !== names.length) throw new Error("a member occurs twice");
  if (sessionHosts.known && !sessionHosts.value.every((name) => names.includes(name))) throw new Error("a stranger");
}

test(`${MANY} mutated answers of a Connection Broker are read, and name only what can be a host`, () => {
  const read = (input: Buffer, random: SeededRandom) => {
    const text = input.toString();
    const found = deploymentMembers([1, 2].map(() => instanceWith(NODE, text, random)));
    expectUsable(found);
    const { licenseServers, mode } = deploymentLicensing([instanceWith(LICENSING, text, random)]);
    if (licenseServers.known && licenseServers.value.some((name) => name === "" || name.length > 255)) {
      throw new Error("no name of a license server");
    }
    if (mode.known && typeof mode.value !== "string") throw new Error(`a mode is ${typeof mode.value}`);
    // Nothing is refused: what is not understood is not known.
    if (!found.sessionHosts.known || !licenseServers.known) throw new WsmanError("malformed", "not known");
  };
  const seeds = TEXTS.map((text) => Buffer.from(text));
  expectSound(fuzz(19, { seeds, words: WORDS, errors: ["malformed"], read }));
});
