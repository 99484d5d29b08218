import type { Attribute, AttributeType, Schema, Usage } from "../../src/plugin/schema";

/** Headings and their order are those of the Terraform Registry's own generator of documentation, tfplugindocs. */
const GROUPS: readonly { readonly title: string; readonly usages: readonly Usage[] }[] = [
  { title: "Required", usages: ["required"] },
  { title: "Optional", usages: ["optional", "defaulted", "optional_computed"] },
  { title: "Read-Only", usages: ["computed"] },
];

/** The schema of a provider, resource or data source as Markdown: its attributes by who sets them, then the nested ones. */
export function schemaSection(schema: Schema): string {
  const groups = groupsOf(schema, []).map(({ title, lines }) => `### ${title}\n\n${lines}`);
  return ["## Schema", ...groups, ...nestedSections(schema, [])].join("\n\n");
}

function nestedSections(schema: Schema, path: readonly string[]): string[] {
  return inOrder(schema).flatMap(([name, { type }]) => {
    if (type.kind !== "nested") return [];
    const own = [...path, name];
    const groups = groupsOf(type.attributes, own).map(({ title, lines }) => `${title}:\n\n${lines}`);
    const heading = `<a id="${anchor(own)}"></a>\n### Nested Schema for \`${own.join(".")}\``;
    return [heading, ...groups, ...nestedSections(type.attributes, own)];
  });
}

function groupsOf(schema: Schema, path: readonly string[]): { title: string; lines: string }[] {
  return GROUPS.flatMap(({ title, usages }) => {
    const attributes = inOrder(schema).filter(([, { usage }]) => usages.includes(usage));
    const lines = attributes.map(([name, attribute]) => line(attribute, [...path, name])).join("\n");
    return lines === "" ? [] : [{ title, lines }];
  });
}

function inOrder(schema: Schema): [string, Attribute][] {
  return Object.entries(schema).sort(([one], [other]) => (one < other ? -1 : 1));
}

function line({ type, sensitive, description, requiresReplacement }: Attribute, path: readonly string[]): string {
  const traits = [typeName(type), ...(sensitive ? ["Sensitive"] : [])].join(", ");
  const sentences = [
    description,
    requiresReplacement ? "Changing it forces a new resource." : undefined,
    type.kind === "nested" ? `(see [below for nested schema](#${anchor(path)}))` : undefined,
  ];
  return [`- \`${path.at(-1)}\` (${traits})`, ...sentences.filter((sentence) => sentence !== undefined)].join(" ");
}

function typeName(type: AttributeType): string {
  switch (type.kind) {
    case "nested":
      return type.nesting === "single" ? "Attributes" : `Attributes ${capitalized(type.nesting)}`;
    case "list":
    case "set":
    case "map":
      return `${capitalized(type.kind)} of ${scalarName(type.element)}`;
    default:
      return scalarName(type.kind);
  }
}

function scalarName(kind: "string" | "number" | "integer" | "bool"): string {
  return { string: "String", number: "Number", integer: "Number", bool: "Boolean" }[kind];
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function anchor(path: readonly string[]): string {
  return `nestedatt--${path.join("--")}`;
}
