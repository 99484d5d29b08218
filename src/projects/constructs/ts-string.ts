import { quoted } from "../../harmless-text";

/** A text as a string literal of TypeScript. */
export function tsString(text: string): string {
  return quoted(text, Number.POSITIVE_INFINITY);
}

/** The same of a text that reaches Terraform as it is: the CDK hands `${…}` on, and Terraform would evaluate it. */
export function tsTerraformText(text: string): string {
  return tsString(text.replace(/[$%](?=\{)/g, "$&$&"));
}
