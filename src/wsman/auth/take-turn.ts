import { WsmanError } from "../errors/wsman-error";
import type { Deadline } from "../signals";
import type { HttpConnection } from "../transport/http-connection";
import type { HttpReply } from "../transport/http-reply";
import { logonAnswerOf } from "./http-logon";
import type { SharedLogon } from "./shared-logon";

/**
 * Runs what shows the password over a connection when its turn has come. Waiting for what other hosts make of the account
 * is none of this host's time. A connection that ended meanwhile shows nothing: `connection_reset`, `unsent`.
 */
export function takeTurn(
  logon: SharedLogon,
  connection: HttpConnection,
  deadline: Deadline,
  logOn: () => Promise<HttpReply>,
): Promise<HttpReply> {
  const { host, port } = connection.endpoint;
  const inTurn = () => {
    deadline.resume();
    if (!connection.isOpen) throw closedMeanwhile();
    return logOn();
  };
  deadline.stop();
  return logon.attempt(`${host}:${port}`, inTurn, deadline.signal, logonAnswerOf);
}

function closedMeanwhile(): WsmanError {
  const what = "The host closed the connection while other hosts were asked whether they accept the account.";
  return new WsmanError("connection_reset", what, { unsent: true });
}
