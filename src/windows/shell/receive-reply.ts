import { attributeValue, descendant, type ResponseEnvelope } from "../../wsman/codecs";

/** What one Receive brought. */
export interface ReceivedOutput {
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  /** Present when the command has ended. */
  readonly exitCode?: number;
}

/**
 * Reads the reply to Receive ([MS-WSMV] 2.2.4.31) itself: `winrm-client` decodes output as ASCII, and knows neither the
 * state of the command nor its exit code.
 */
export function receivedOutput({ body }: ResponseEnvelope): ReceivedOutput {
  const streams = body?.children.filter(({ name }) => name === "Stream") ?? [];
  const output = (name: string) =>
    Buffer.concat(
      streams
        .filter((stream) => attributeValue(stream, "Name") === name)
        .map(({ text }) => Buffer.from(text, "base64")),
    );
  const state = body && descendant(body, "CommandState");
  const isDone = state !== undefined && (attributeValue(state, "State") ?? "").endsWith("/Done");
  const code = state && descendant(state, "ExitCode")?.text.trim();
  return {
    stdout: output("stdout"),
    stderr: output("stderr"),
    // An ending without a code is no success.
    ...(isDone && { exitCode: code !== undefined && /^\d{1,10}$/.test(code) ? Number(code) : -1 }),
  };
}
