/**
 * Texts that hosts, plans and files bring, so that they can be shown: one way for every layer.
 *
 * Attributes of Terraform that hold a setting of a host are data and stay what the host has, as they are compared and
 * put back. What is written to be read (messages, findings, descriptions) goes through here.
 *
 * @packageDocumentation
 */
export { harmless, harmlessLines, oneLine, quoted, STEERING } from "./harmless";
