import type { Schema } from "../../src/plugin";
import { rdslicensing } from "../../src/provider/rdslicensing";

/** Something of the provider that has a page of its own in the Registry. */
export interface Element {
  /** Page below `docs/`, which is also that of its template below `templates/`. */
  readonly page: string;
  readonly schema: Schema;
  /** Where its example usage is, below the repository; the Registry's conventional place. */
  readonly example: string;
}

/** The provider itself, its resources and its data sources, whichever it has. */
export function elements(): readonly Element[] {
  const { name: provider, schema, resources, dataSources = [] } = rdslicensing;
  return [
    { page: "index.md", schema, example: "examples/provider/provider.tf" },
    ...resources.map(({ name, schema }: { name: string; schema: Schema }) => ({
      page: `resources/${name}.md`,
      schema,
      example: `examples/resources/${provider}_${name}/resource.tf`,
    })),
    ...dataSources.map(({ name, schema }: { name: string; schema: Schema }) => ({
      page: `data-sources/${name}.md`,
      schema,
      example: `examples/data-sources/${provider}_${name}/data-source.tf`,
    })),
  ];
}
