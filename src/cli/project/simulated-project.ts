import { groupHosts, type Project } from "../../projects";
import { ABOUT } from "../about";

/** Far from the ports that systems give out by themselves. Hosts take two each: http, then https. */
export const FIRST_PORT = 25985;

/** PowerShell reads variables from scripts of its own alone. */
export const ENV_FILE = process.platform === "win32" ? "simulated.ps1" : "simulated.env";

/** A project for the two session hosts of the farm that `simulate` starts by default. */
export function simulatedProject(): Project {
  const settings = { mode: "per_user", licenseServers: ["lic1", "lic2"], scope: "local" } as const;
  const hosts = [0, 1].map((index) => ({ host: `localhost:${FIRST_PORT + 2 * index + 1}`, settings }));
  return {
    about: [
      'Two session hosts and two license servers of the simulated farm that "rds-licensing simulate" starts. For your own farm, replace their names with yours; hosts need no port where WinRM listens on its usual one.',
    ],
    connection: {},
    groups: groupHosts(hosts).map((group) => ({ ...group, words: ["desktops"] })),
    left: [],
    imports: false,
    version: ABOUT.version,
  };
}
