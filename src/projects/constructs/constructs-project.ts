import type { Project, ProjectFile, ProjectForm } from "../project";
import { mainProgram } from "./main-program";

/** The forms that are programs of a CDK. */
export type CdkForm = Exclude<ProjectForm, "hcl">;

/** The files of a project for a CDK. */
export function constructsProject(project: Project, form: CdkForm): readonly ProjectFile[] {
  return [
    { name: "main.ts", text: mainProgram(project, CDKS[form]) },
    {
      name: "cdktf.json",
      text: json({ language: "typescript", app: "npx tsx main.ts", ...CDKS[form].settings }),
      // Before CDKs kept a state for each stack, it was theirs; they refuse it to this day.
      notBeside: "terraform.tfstate",
    },
    { name: "package.json", text: json(manifest(project, form)), maySubstitute: true },
    { name: "tsconfig.json", text: json(COMPILER), maySubstitute: true },
    { name: ".gitignore", text: IGNORED.join("\n"), maySubstitute: true },
  ];
}

/** What `npm install` is given in a folder that has a package.json already. */
export function packagesOf(form: CdkForm): readonly string[] {
  return Object.entries(CDKS[form].packages).map(([name, version]) => `${name}@${version}`);
}

interface Cdk {
  readonly module: string;
  /** Where the constructs come from, with the types of this CDK. */
  readonly constructs: string;
  /** In cdktf.json. */
  readonly settings: object;
  readonly packages: Readonly<Record<string, string>>;
}

const COMMON_PACKAGES = { tsx: "^4.20.0", typescript: "~5.9.0" };

const CDKS: Readonly<Record<CdkForm, Cdk>> = {
  cdktf: {
    module: "cdktf",
    constructs: "cdktf-rds-licensing",
    settings: { sendCrashReports: "false" },
    packages: { cdktf: "^0.21.0", "cdktf-cli": "^0.21.0", constructs: "~10.7.0", ...COMMON_PACKAGES },
  },
  cdktn: {
    module: "cdktn",
    constructs: "cdktf-rds-licensing/cdktn",
    settings: { sendCrashReports: "false", targetVersions: { terraform: ">=1.5.7", opentofu: ">=1.6.0" } },
    packages: { cdktn: "^0.24.0", "cdktn-cli": "^0.24.0", constructs: "~10.7.0", ...COMMON_PACKAGES },
  },
};

function manifest({ version }: Project, form: CdkForm): object {
  return { private: true, dependencies: { "cdktf-rds-licensing": `^${version}`, ...CDKS[form].packages } };
}

const COMPILER = {
  compilerOptions: {
    target: "ES2022",
    module: "Node16",
    moduleResolution: "Node16",
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  },
  include: ["*.ts"],
};

const IGNORED = ["node_modules/", ".terraform/", "cdktf.out/", "*.tfstate", "*.tfstate.*", "simulated.*", ""];

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
