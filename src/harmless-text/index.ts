/**
 * Texts that hosts, plans and files bring, so that they can be shown: one way for every layer.
 *
 * Whatever a user is shown goes through here, attributes of Terraform as well, whose plans and outputs are read on
 * terminals and in logs. What must stay exact, because it is put back, is escaped so that it can be unescaped.
 *
 * @packageDocumentation
 */
export { escapeText, unescapeText } from "./escape-text";
export { harmless, harmlessLines, oneLine, quoted, STEERING } from "./harmless";
export { harmlessValues } from "./harmless-values";
export { someOf } from "./some-of";
