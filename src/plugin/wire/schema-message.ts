import type { Attribute, Schema } from "../schema";
import {
  Schema_Object_NestingMode as NestingMode,
  type Schema_Attribute,
  type Schema as SchemaMessage,
  StringKind,
} from "./generated/tfplugin6";
import { typeJson } from "./value-type";

const NESTING = {
  single: NestingMode.SINGLE,
  list: NestingMode.LIST,
  set: NestingMode.SET,
  map: NestingMode.MAP,
} as const;

export interface SchemaDescription {
  readonly schema: Schema;
  readonly version: number;
  readonly description?: string;
}

export type SchemaOwner = "provider" | "resource" | "data source";

/**
 * A schema as `GetProviderSchema` tells it. A default makes an attribute optional and computed, since the provider fills
 * it in; nothing can refer to a provider's configuration, so there it is optional alone.
 */
export function schemaMessage(description: SchemaDescription, owner: SchemaOwner): SchemaMessage {
  return {
    version: BigInt(description.version),
    block: {
      version: BigInt(description.version),
      attributes: attributeMessages(description.schema, owner),
      description: description.description,
      descriptionKind: StringKind.MARKDOWN,
    },
  };
}

function attributeMessages(schema: Schema, owner: SchemaOwner): Schema_Attribute[] {
  return Object.entries(schema).map(([name, attribute]) => attributeMessage(name, attribute, owner));
}

function attributeMessage(name: string, attribute: Attribute, owner: SchemaOwner): Schema_Attribute {
  const { usage, type } = attribute;
  const nested = type.kind === "nested";
  return {
    name,
    type: nested ? undefined : Buffer.from(typeJson(type)),
    nestedType: nested
      ? { attributes: attributeMessages(type.attributes, owner), nesting: NESTING[type.nesting] }
      : undefined,
    description: attribute.description,
    descriptionKind: StringKind.MARKDOWN,
    required: usage === "required",
    optional: usage === "optional" || usage === "defaulted" || usage === "optional_computed",
    computed: usage === "computed" || usage === "optional_computed" || (usage === "defaulted" && owner !== "provider"),
    sensitive: attribute.sensitive,
    deprecated: attribute.deprecated !== undefined,
    deprecationMessage: attribute.deprecated,
  };
}
