import { WsmanError } from "../errors/wsman-error";

/** The error of a document that is no XML, or XML that SOAP forbids. */
export function malformed(reason: string): WsmanError {
  return new WsmanError("malformed", `The message is not acceptable XML: ${reason}.`);
}
