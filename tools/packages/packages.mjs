import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programName } from "../standalone/systems.mjs";
import { programManifest, publishedManifest } from "./manifests.mjs";

/**
 * Makes the package with a system's program. All work is done in a folder of its own outside of the clone.
 *
 * @param root the clone
 * @param programs has the program and its notices in a folder for the system
 * @param target the folder for the package
 * @param manifest that of the main package
 * @returns the package's file
 */
export function packProgram(root, programs, system, target, manifest) {
  return inFolder((folder) => {
    const own = programManifest(system, manifest);
    const staged = join(folder, "package");
    mkdirSync(join(staged, "bin"), { recursive: true });
    const program = programName(system);
    copyFileSync(join(programs, system, program), join(staged, "bin", program));
    copyFileSync(join(programs, system, "THIRD-PARTY.txt"), join(staged, "THIRD-PARTY.txt"));
    for (const name of ["LICENSE", "NOTICE"]) copyFileSync(join(root, name), join(staged, name));
    writeFileSync(join(staged, "README.md"), readme(own, program));
    return packed(staged, own, folder, target);
  });
}

/** Makes the main package as it is published, of the clone as it is built: `npm pack`, with another manifest. */
export function packMain(root, target, manifest) {
  return inFolder((folder) => {
    npmPack(root, folder);
    const [name] = readdirSync(folder);
    run("tar", ["-xzf", name], folder);
    return packed(join(folder, "package"), publishedManifest(manifest), folder, target);
  });
}

function readme({ name, version, description }, program) {
  return `# ${name}

${description}: the Terraform provider \`rds-licensing/rdslicensing\` and the command \`rds-licensing\` in one file,
\`bin/${program}\`, which needs no Node.

npm installs this package with \`cdktf-rds-licensing\` ${version}. There, \`npx rds-licensing provider install\` puts the program
where Terraform finds it. Without npm, run \`bin/${program} provider install\`. THIRD-PARTY.txt has the notices of everything in it.
`;
}

function inFolder(make) {
  const folder = mkdtempSync(join(tmpdir(), "rds-licensing-packages-"));
  try {
    return make(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `npm pack` of a staged folder with this manifest; the package gets its name in the target when it is complete. */
function packed(staged, manifest, folder, target) {
  writeFileSync(join(staged, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  // npm packs modes as they are, which the umask of whoever cloned and builds decides.
  run("chmod", ["-R", "u=rwX,go=rX", staged], folder);
  const made = join(folder, "made");
  mkdirSync(made);
  npmPack(staged, made);
  const [name] = readdirSync(made);
  mkdirSync(target, { recursive: true });
  const part = join(target, `.${name}.part`);
  copyFileSync(join(made, name), part);
  renameSync(part, join(target, name));
  return join(target, name);
}

function npmPack(folder, destination) {
  run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", destination], folder);
}

function run(program, args, cwd) {
  const { status, stderr, error } = spawnSync(program, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${error?.message ?? stderr}`);
}
