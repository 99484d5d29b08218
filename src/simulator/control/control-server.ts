import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { SimulatorError } from "../errors";
import { Endpoint } from "../http/endpoint";
import { readBody } from "../http/read-body";
import { JsonObject } from "../json-object";
import type { SimulatedHost } from "../simulated-host";
import { commandMembers, controlCommands } from "./control-commands";
import type { ControlCommand, ControlRefusal } from "./messages";

const maxBodyBytes = 1024 * 1024;

/** The farm's remote control: JSON over http on 127.0.0.1, under a path nobody can guess. */
export class ControlServer {
  private readonly token = randomBytes(16).toString("hex");
  private readonly endpoint = new Endpoint({ onRequest: (request, response) => void this.serve(request, response) });

  constructor(private readonly hosts: readonly SimulatedHost[]) {}

  /** Where the commands are posted: `http://127.0.0.1:<port>/<token>`. Who knows it controls the farm. */
  get url(): string {
    return `http://127.0.0.1:${this.endpoint.port}/${this.token}`;
  }

  /** @throws SimulatorError cannot_listen */
  async listen(): Promise<void> {
    await this.endpoint.listen();
  }

  async close(): Promise<void> {
    await this.endpoint.close();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, maxBodyBytes);
    const [, token, command = ""] = (request.url ?? "").split("/");
    if (body === undefined) return answer(response, 413, refusal("The command is longer than 1 MiB."));
    if (token !== this.token || request.method !== "POST" || !isCommand(command)) {
      return answer(response, 404, refusal("This is no control command."));
    }
    try {
      answer(response, 200, await this.run(command, body));
    } catch (cause) {
      if (!(cause instanceof SimulatorError)) throw cause;
      answer(response, 400, { code: cause.code, summary: cause.summary, detail: cause.detail });
    }
  }

  private async run(command: ControlCommand, body: Buffer): Promise<unknown> {
    const message = JsonObject.from(jsonOf(body), command, commandMembers[command]);
    return controlCommands[command](this.hosts, message);
  }
}

function isCommand(text: string): text is ControlCommand {
  return Object.hasOwn(controlCommands, text);
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function refusal(summary: string): ControlRefusal {
  return { code: "control_refused", summary, detail: "Use the control URL that the simulator printed, unchanged." };
}

function answer(response: ServerResponse, status: number, json: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(json));
}
