import {
  type GatewayAddress,
  type GatewayResult,
  type LoopbackGateway,
  type StopSignal,
  type TimeBudget,
  WsmanError,
} from "../../wsman";
import { type ReceivedOutput, receivedOutput } from "./receive-reply";
import type { ShellAccount } from "./shell-account";
import type { WinrmClient, WinrmParams } from "./winrm-client";

/** What one command came to: its exit code and its output, as the bytes the host sent. */
export type CommandResult = Required<ReceivedOutput>;

type CommandPlace = Pick<WinrmParams, "shellId" | "commandId" | "command">;
type Operation<T> = (params: WinrmParams) => Promise<T>;

/** What ends an operation: the caller, and the time of the question it belongs to. */
interface Limits {
  readonly signal: StopSignal;
  readonly time?: TimeBudget;
}

/** More pieces than any answer to what is asked here has. */
const MOST_RECEIVES = 100;
/** How long a host is given to delete a shell nobody waits for anymore, in milliseconds. */
const CLEAN_UP_TIMEOUT_MS = 5_000;

/**
 * Runs commands in cmd shells of one host through `winrm-client`, a new shell for each. Every exchange goes through the
 * gateway, so that what it rejects with is a `WsmanError`. A credential that was rejected once is not tried again.
 */
export class ShellSession {
  readonly #client: WinrmClient;
  readonly #gateway: LoopbackGateway;
  readonly #account: ShellAccount;
  #rejection: WsmanError | undefined;

  constructor(client: WinrmClient, gateway: LoopbackGateway, account: ShellAccount) {
    this.#client = client;
    this.#gateway = gateway;
    this.#account = account;
  }

  /** Runs a command that may be repeated, as a lost connection is no reason to give up. */
  run(command: string, signal: StopSignal): Promise<CommandResult> {
    return this.#gateway.repeat((time) => this.#attempt(command, { signal, time }), signal);
  }

  async #attempt(command: string, limits: Limits): Promise<CommandResult> {
    const { Shell, Command } = this.#client;
    const { value: shellId } = await this.#call("Create", (params) => Shell.doCreateShell(params), {}, limits);
    try {
      const start: Operation<string> = (params) => Command.doExecuteCommand(params);
      const { value: commandId } = await this.#call("Command", start, { shellId, command }, limits);
      return await this.#receiveAll({ shellId, commandId }, limits);
    } finally {
      await this.#delete(shellId);
    }
  }

  /** The package asks once, though a host answers as soon as there is some output, or none for a minute. */
  async #receiveAll(place: CommandPlace, limits: Limits): Promise<CommandResult> {
    const pieces: ReceivedOutput[] = [];
    for (let receive = 0; receive < MOST_RECEIVES; receive += 1) {
      const piece = await this.#receive(place, limits);
      if (piece === undefined) continue;
      pieces.push(piece);
      const { exitCode } = piece;
      if (exitCode === undefined) continue;
      const [stdout, stderr] = [pieces.map((part) => part.stdout), pieces.map((part) => part.stderr)];
      return { exitCode, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
    }
    throw new WsmanError("too_large", `The output of the command does not end within ${MOST_RECEIVES} replies.`);
  }

  /** Undefined when the host says that there is no output yet. */
  async #receive(place: CommandPlace, limits: Limits): Promise<ReceivedOutput | undefined> {
    const { Command } = this.#client;
    try {
      const once: Operation<unknown> = (params) => Command.doReceiveOutputNonBlocking(params);
      return receivedOutput((await this.#call("Receive", once, place, limits)).envelope);
    } catch (error) {
      if (error instanceof WsmanError && error.fault?.subcode === "TimedOut") return undefined;
      throw error;
    }
  }

  /** A shell that cannot be deleted is the host's to end (IdleTimeout); it must not hide how the command ended. */
  async #delete(shellId: string): Promise<void> {
    const { Shell } = this.#client;
    const signal = AbortSignal.timeout(CLEAN_UP_TIMEOUT_MS);
    await this.#call("Delete", (params) => Shell.doDeleteShell(params), { shellId }, { signal }).catch(() => undefined);
  }

  async #call<T>(
    name: string,
    operation: Operation<T>,
    place: CommandPlace,
    { signal, time }: Limits,
  ): Promise<GatewayResult<T>> {
    if (this.#rejection !== undefined) throw this.#rejection;
    try {
      return await this.#gateway.run(name, (address) => operation(this.#params(address, place)), signal, time);
    } catch (error) {
      if (error instanceof WsmanError && error.code === "unauthorized") this.#rejection = error;
      throw error;
    }
  }

  /** The package writes its parameters to its debug log as JSON, which skips what is not enumerable. */
  #params(address: GatewayAddress, place: CommandPlace): WinrmParams {
    const { scheme, username, password } = this.#account;
    const params = { ...address, ...place, username, authMethod: scheme };
    return Object.defineProperty(params, "password", { value: password, enumerable: false }) as WinrmParams;
  }
}
