import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { SimulatorError } from "../errors";
import { Endpoint } from "../http/endpoint";
import { readBody } from "../http/read-body";
import { JsonObject } from "../json-object";
import type { SimulatedHost } from "../simulated-host";
import { COMMAND_MEMBERS, CONTROL_COMMANDS } from "./control-commands";
import type { ControlCommand, ControlRefusal } from "./messages";

const MAX_BODY_BYTES = 1024 * 1024;

/** The farm's remote control: JSON over http on 127.0.0.1, under a path nobody can guess. */
export class ControlServer {
  readonly #token = randomBytes(16).toString("hex");
  readonly #endpoint = new Endpoint({ onRequest: (request, response) => void this.#serve(request, response) });
  readonly #hosts: readonly SimulatedHost[];

  constructor(hosts: readonly SimulatedHost[]) {
    this.#hosts = hosts;
  }

  /** Where the commands are posted: `http://127.0.0.1:<port>/<token>`. Who knows it controls the farm. */
  get url(): string {
    return `http://127.0.0.1:${this.#endpoint.port}/${this.#token}`;
  }

  /** @throws SimulatorError cannot_listen */
  async listen(): Promise<void> {
    await this.#endpoint.listen();
  }

  async close(): Promise<void> {
    await this.#endpoint.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, MAX_BODY_BYTES);
    const [, token, command = ""] = (request.url ?? "").split("/");
    if (body === undefined) return answer(response, 413, refusal("The command is longer than 1 MiB"));
    if (token !== this.#token || request.method !== "POST" || !isCommand(command)) {
      return answer(response, 404, refusal("This is not a control command"));
    }
    try {
      answer(response, 200, await this.#run(command, body));
    } catch (cause) {
      if (!(cause instanceof SimulatorError)) throw cause;
      answer(response, 400, { code: cause.code, summary: cause.summary, detail: cause.detail });
    }
  }

  async #run(command: ControlCommand, body: Buffer): Promise<unknown> {
    const message = JsonObject.from(jsonOf(body), command, COMMAND_MEMBERS[command]);
    return CONTROL_COMMANDS[command](this.#hosts, message);
  }
}

function isCommand(text: string): text is ControlCommand {
  return Object.hasOwn(CONTROL_COMMANDS, text);
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
