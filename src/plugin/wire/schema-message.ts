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

/**
 * A schema as `GetProviderSchema` tells it. A default makes an attribute of a resource optional and computed, since the
 * plan fills it in; a provider's configuration has no plan, so there it is optional alone.
 */
export function schemaMessage(description: SchemaDescription, owner: "provider" | "resource"): SchemaMessage {
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

function attributeMessages(schema: Schema, owner: "provider" | "resource"): Schema_Attribute[] {
  return Object.entries(schema).map(([name, attribute]) => attributeMessage(name, attribute, owner));
}

function attributeMessage(name: string, attribute: Attribute, owner: "provider" | "resource"): Schema_Attribute {
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
    computed: usage === "computed" || usage === "optional_computed" || (usage === "defaulted" && owner === "resource"),
    sensitive: attribute.sensitive,
    deprecated: attribute.deprecated !== undefined,
    deprecationMessage: attribute.deprecated,
  };
}
