import { type RequestEnvelope, TRANSFER, type WsmanFault, type XmlElement } from "../../wsman/codecs";
import { accessDenied as regAccessDenied } from "../reg/reg-messages";
import { tooManyShells } from "../service/load-faults";
import type { Answer, Operation } from "../service/operation";
import { actionNotSupported, schemaValidation, unexpectedSelectors } from "../service/service-faults";
import { failed } from "./program";
import {
  buildCommandStarted,
  buildOutput,
  buildShellCreated,
  buildSignaled,
  parseCommandId,
  parseCommandLine,
} from "./shell-messages";
import { SHELL } from "./shell-uri";
import type { Shell, ShellCommand, Shells } from "./shells";

const ACTIONS: Readonly<Record<string, (request: RequestEnvelope, shell: Shell, shells: Shells) => Operation>> = {
  [`${TRANSFER.uri}/Delete`]: deleteOperation,
  [`${SHELL.uri}/Command`]: commandOperation,
  [`${SHELL.uri}/Receive`]: receiveOperation,
  [`${SHELL.uri}/Signal`]: signalOperation,
};

/** What a request to the cmd shell asks for. */
export function shellOperation(request: RequestEnvelope, shells: Shells): Operation | WsmanFault {
  const { action = "", selectors = {} } = request;
  if (action === `${TRANSFER.uri}/Create`) return createOperation(request, shells);
  const operation = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (operation === undefined) return actionNotSupported(action);
  const [, id = ""] = Object.entries(selectors).find(([name]) => name.toLowerCase() === "shellid") ?? [];
  const shell = shells.find(id);
  return shell === undefined ? noSuchShell() : operation(request, shell, shells);
}

function createOperation({ action = "", to = "", options = {} }: RequestEnvelope, shells: Shells): Operation {
  return {
    perform: () => {
      const shell = shells.create(options.WINRS_CODEPAGE);
      if (shell === undefined) return tooManyShells(shells.quota);
      return { ...reply(action), ...buildShellCreated(shell.id, to, shells.owner) };
    },
  };
}

function deleteOperation({ action = "" }: RequestEnvelope, shell: Shell, shells: Shells): Operation {
  return {
    perform: () => (shells.delete(shell.id) ? reply(action) : noSuchShell()),
  };
}

function commandOperation({ action = "", body }: RequestEnvelope, shell: Shell): Operation {
  const started = (command: ShellCommand) => reply(action, buildCommandStarted(command.id));
  return {
    perform: () => {
      const line = body && parseCommandLine(body);
      return line ? started(shell.run(line)) : schemaValidation("The request has no command.");
    },
    refuse: (code) => started(shell.keep(code === 5 ? regAccessDenied() : failed("", code))),
  };
}

function receiveOperation({ action = "", body }: RequestEnvelope, shell: Shell): Operation {
  const id = body && parseCommandId(body);
  const command = id === undefined ? undefined : shell.command(id);
  const output = (of: "receive" | "receivePart") =>
    command === undefined ? noSuchCommand() : reply(action, buildOutput(command.id, command[of]()));
  return { perform: () => output("receive"), performPart: () => output("receivePart") };
}

function signalOperation({ action = "", body }: RequestEnvelope, shell: Shell): Operation {
  return {
    perform: () => {
      const id = body && parseCommandId(body);
      return id !== undefined && shell.end(id) ? reply(action, buildSignaled()) : noSuchCommand();
    },
  };
}

function reply(action: string, body?: XmlElement): Answer {
  return { action: `${action}Response`, body };
}

function noSuchShell(): WsmanFault {
  return unexpectedSelectors(
    "The request for the Windows Remote Shell with ShellId failed because the shell was not found on the server. Possible causes are: the specified ShellId is incorrect or the shell no longer exists on the server.",
  );
}

function noSuchCommand(): WsmanFault {
  return unexpectedSelectors(
    "The Windows Remote Shell received a request to perform an operation on a command identifier that does not exist. Either the command has completed execution or the client specified an invalid command identifier.",
  );
}
