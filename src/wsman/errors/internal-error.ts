import { WsmanError } from "./wsman-error";

/**
 * The error for an exception that no code of this layer expects. Its message may hold anything and is left out; the
 * places in its stack are kept, because a report is worth little without them.
 */
export function internalError(exception: unknown): WsmanError {
  const isError = exception instanceof Error;
  const what = `An unexpected ${isError ? exception.name : typeof exception} was thrown.`;
  const error = new WsmanError("internal_error", what, { cause: exception });
  const places = isError ? (exception.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  if (places.length > 0) error.stack = [String(error), ...places].join("\n");
  return error;
}
