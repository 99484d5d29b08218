import { SYSTEMS } from "../standalone/systems.mjs";

const SCOPE = "@cdktf-rds-licensing";
const NAMES = { win32: "Windows", linux: "Linux", darwin: "macOS" };

/** The manifest of the package with the program of a system: npm installs it on no other. */
export function programManifest(system, { version, private: isPrivate, license, repository, homepage, bugs }) {
  const [os, cpu, libc = os === "linux" ? "glibc" : undefined] = SYSTEMS[system].npm.split("-");
  return {
    name: packageOf(system),
    version,
    private: isPrivate,
    description: `The standalone program of cdktf-rds-licensing for ${NAMES[os]} on ${cpu}${libc ? `, ${libc}` : ""}`,
    license,
    repository,
    homepage,
    bugs,
    os: [os],
    cpu: [cpu],
    libc: libc && [libc],
    // Yarn keeps other packages zipped, where a program cannot be started.
    preferUnplugged: true,
  };
}

/** The main package's manifest as it is published: with the package of every system, in exactly its own version. */
export function publishedManifest(manifest) {
  const programs = Object.keys(SYSTEMS).map((system) => [packageOf(system), manifest.version]);
  return { ...manifest, optionalDependencies: Object.fromEntries(programs.sort()) };
}

function packageOf(system) {
  return `${SCOPE}/${SYSTEMS[system].npm}`;
}
