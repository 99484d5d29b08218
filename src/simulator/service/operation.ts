import type { WsmanFault, XmlElement } from "../../wsman/codecs";
import type { NO_REPLY } from "../wmi/wmi-method";

/** What a request is answered with when nothing is wrong. */
export interface Answer {
  /** Action of the reply. */
  readonly action: string;
  readonly body?: XmlElement;
  readonly secondBody?: XmlElement;
  /** A method's return code, for the log. */
  readonly returnValue?: number;
}

/** What one understood request asks for, not done yet. Errors: WsmanError for a body that is not what it should be. */
export interface Operation {
  perform(): Answer | WsmanFault | typeof NO_REPLY;
  /** The answer that only brings a part, of those that can come in parts. */
  performPart?(): Answer | WsmanFault | typeof NO_REPLY;
  /** The answer that says this WinError code, nothing done, of those that can say one. */
  refuse?(code: number): Answer | WsmanFault;
}

export function isFault(found: Answer | Operation | WsmanFault): found is WsmanFault {
  return "reason" in found;
}
