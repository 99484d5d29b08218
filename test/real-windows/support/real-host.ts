import { startSimulatedFarm } from "../../../src/simulator";
import { isPywinrmInstalled } from "../../peers/pywinrm/pywinrm";
import { ownReg, type Reg, regByPywinrm } from "./reg";

/** The host that the suite changes and puts back. */
export interface RealHost {
  /** `NAME:PORT` of its https listener. */
  readonly address: string;
  /** The same of its http listener, where it is to be tried. */
  readonly httpAddress: string | undefined;
  /** What the provider and the command read to reach it. */
  readonly environment: Readonly<Record<"RDSLICENSING_USERNAME" | "RDSLICENSING_PASSWORD", string>> & NodeJS.ProcessEnv;
  readonly reg: Reg;
  close(): Promise<void>;
}

const { RDSLICENSING_REAL_HOST: NAMED, RDSLICENSING_REAL_HTTP_HOST: NAMED_HTTP } = process.env;
/** A real host's own `reg` is run by itself where the suite runs on it, else by pywinrm. */
const IS_THIS_MACHINE = NAMED !== undefined && process.platform === "win32";

/** Why the suite cannot be run here. */
export const MISSING =
  IS_THIS_MACHINE || isPywinrmInstalled ? undefined : "runs reg by pywinrm: apt-get install python3-winrm";

/** What the host is, for the titles of tests. */
export const KIND = NAMED === undefined ? "a simulated host" : "a real Windows host";

/** The host that RDSLICENSING_REAL_HOST names, with the RDSLICENSING_ settings of the environment; else a simulated one. */
export function openHost(): Promise<RealHost> {
  return NAMED === undefined ? simulatedHost() : Promise.resolve(namedHost(NAMED));
}

function namedHost(address: string): RealHost {
  const environment = {
    RDSLICENSING_USERNAME: needed("RDSLICENSING_USERNAME"),
    RDSLICENSING_PASSWORD: needed("RDSLICENSING_PASSWORD"),
    RDSLICENSING_CA_CERTIFICATE: needed("RDSLICENSING_CA_CERTIFICATE"),
  };
  const reg = IS_THIS_MACHINE ? ownReg() : regOf(address, environment);
  return { address, httpAddress: NAMED_HTTP, environment, reg, close: async () => reg.close() };
}

async function simulatedHost(): Promise<RealHost> {
  const farm = await startSimulatedFarm();
  const { credentials, caCertificate } = farm;
  const { httpPort, httpsPort } = farm.host("rdsh1");
  const address = `localhost:${httpsPort}`;
  const environment = {
    RDSLICENSING_USERNAME: `${credentials.domain}\\${credentials.username}`,
    RDSLICENSING_PASSWORD: credentials.password,
    RDSLICENSING_CA_CERTIFICATE: caCertificate,
  };
  const reg = regOf(address, environment);
  const close = async () => {
    reg.close();
    await farm.stop();
  };
  return { address, httpAddress: `localhost:${httpPort}`, environment, reg, close };
}

function regOf(host: string, environment: ReturnType<typeof namedHost>["environment"]): Reg {
  const { RDSLICENSING_USERNAME: username, RDSLICENSING_PASSWORD: password } = environment;
  return regByPywinrm({ host, username, password, caCertificate: environment.RDSLICENSING_CA_CERTIFICATE ?? "" });
}

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`RDSLICENSING_REAL_HOST is set, but ${name} is not.`);
  return value;
}
