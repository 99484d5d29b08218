/**
 * Writes the pages of the API, for people, from the source of every entry: to `.cache/api`, or to the folder that is
 * given. Fails for a link that leads nowhere, a tag that is none and the like.
 */
import { resolve } from "node:path";
import { entries, importedAs, ROOT } from "./entries";

async function main(target: string): Promise<number> {
  const { Application } = await import("typedoc");
  const app = await Application.bootstrap({
    name: "API of cdktf-rds-licensing",
    entryPoints: entries().map(({ source }) => source),
    tsconfig: resolve(ROOT, "tsconfig.build.json"),
    readme: resolve(ROOT, "README.md"),
    out: target,
    // The API report says what is used and not exported.
    validation: { notExported: false },
    highlightLanguages: ["hcl", "javascript", "json", "sh", "typescript"],
    excludePrivate: true,
    excludeExternals: true,
    excludeInternal: true,
    disableSources: true,
  });
  const project = await app.convert();
  if (project === undefined || app.logger.hasErrors()) return 1;
  for (const module of project.children ?? []) module.name = importedAs(module.name);
  app.validate(project);
  await app.generateOutputs(project);
  return app.logger.hasErrors() || app.logger.hasWarnings() ? 1 : 0;
}

main(resolve(process.argv[2] ?? resolve(ROOT, ".cache/api"))).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
