import {
  ADDRESSING,
  attributeValue,
  child,
  childrenNamed,
  childText,
  element,
  plainAttribute,
  TRANSFER,
  textElement,
  WSMAN,
  type XmlElement,
} from "../../wsman/codecs";
import { CMD_SHELL_URI, SHELL } from "./shell-uri";
import type { CommandOutput } from "./shells";

// The bodies of shell requests and replies, as recorded ([MS-WSMV] 2.2.4.30 and 3.1.4.11 to 3.1.4.14).

/** The two elements of the reply to Create: where the new shell is, and what it is. */
export function buildShellCreated(
  id: string,
  endpoint: string,
  owner: string,
): { readonly body: XmlElement; readonly secondBody: XmlElement } {
  const selector = textElement(WSMAN, "Selector", id, [plainAttribute("Name", "ShellId")]);
  const parameters = element(ADDRESSING, "ReferenceParameters", {
    children: [
      textElement(WSMAN, "ResourceURI", CMD_SHELL_URI),
      element(WSMAN, "SelectorSet", { children: [selector] }),
    ],
  });
  const texts = {
    ShellId: id,
    ResourceUri: CMD_SHELL_URI,
    Owner: owner,
    ClientIP: "127.0.0.1",
    IdleTimeOut: "PT7200.000S",
    InputStreams: "stdin",
    OutputStreams: "stdout stderr",
    ShellRunTime: "P0DT0H0M0S",
    ShellInactivity: "P0DT0H0M0S",
  };
  const created = element(TRANSFER, "ResourceCreated", {
    children: [textElement(ADDRESSING, "Address", endpoint), parameters],
  });
  const shell = element(SHELL, "Shell", {
    children: Object.entries(texts).map(([name, text]) => textElement(SHELL, name, text)),
  });
  return { body: created, secondBody: shell };
}

/** The line a Command request wants run: the command and its arguments, joined by blanks as Windows joins them. */
export function parseCommandLine(body: XmlElement): string | undefined {
  const command = childText(body, SHELL, "Command");
  if (command === undefined) return undefined;
  return [command, ...childrenNamed(body, SHELL, "Arguments").map(({ text }) => text)].join(" ");
}

export function buildCommandStarted(id: string): XmlElement {
  return element(SHELL, "CommandResponse", { children: [textElement(SHELL, "CommandId", id)] });
}

/** The command a Receive or a Signal request is about. */
export function parseCommandId(body: XmlElement): string | undefined {
  const bearer = child(body, SHELL, "DesiredStream") ?? body;
  return attributeValue(bearer, "CommandId");
}

export function buildOutput(commandId: string, { stdout, stderr, exitCode }: CommandOutput): XmlElement {
  const command = plainAttribute("CommandId", commandId);
  const stream = (name: string, data: Buffer) =>
    data.length === 0
      ? []
      : [textElement(SHELL, "Stream", data.toString("base64"), [plainAttribute("Name", name), command])];
  const end = (name: string) =>
    element(SHELL, "Stream", { attributes: [plainAttribute("Name", name), command, plainAttribute("End", "true")] });
  const state = plainAttribute("State", `${SHELL.uri}/CommandState/${exitCode === undefined ? "Running" : "Done"}`);
  const ended = exitCode === undefined ? [] : [end("stdout"), end("stderr")];
  const code = exitCode === undefined ? [] : [textElement(SHELL, "ExitCode", String(exitCode))];
  return element(SHELL, "ReceiveResponse", {
    children: [
      ...stream("stdout", stdout),
      ...stream("stderr", stderr),
      ...ended,
      element(SHELL, "CommandState", { attributes: [command, state], children: code }),
    ],
  });
}

export function buildSignaled(): XmlElement {
  return element(SHELL, "SignalResponse");
}
