import { randomUUID } from "node:crypto";
import { buildResponse, parseRequest, type RequestEnvelope } from "../../wsman/envelope";
import { WsmanError } from "../../wsman/errors";
import type { WsmanFault } from "../../wsman/fault";
import { decodeXmlBytes, parseXml, writeXml, type XmlElement } from "../../wsman/xml";
import { SimulatorError } from "../errors";
import type { FaultScript } from "../faults";
import type { Outcome } from "../outcome";
import type { Registry } from "../registry/registry";
import { checkHeaders } from "./check-headers";
import { identifyReply, isIdentify } from "./identify";
import { accessDenied, internalError, schemaValidation } from "./service-faults";
import { findTarget, isTarget, operationName, type Target } from "./target";

const unacceptableParameters = schemaValidation("The parameters are not what the method takes.");

/** The WS-Management service of one host: SOAP bytes in, what to answer out. It knows no HTTP. */
export class Service {
  constructor(
    private readonly computer: string,
    private readonly registry: Registry,
    private readonly faults: FaultScript,
  ) {}

  /** Answers one request. `authenticated` is false only for the Identify that needs no logon. */
  handle(message: Buffer, authenticated: boolean): Outcome {
    let request: RequestEnvelope;
    try {
      request = parseRequest(parseXml(decodeXmlBytes(message)));
    } catch (cause) {
      if (!(cause instanceof WsmanError)) throw cause;
      return this.faultReply(schemaValidation("The request is not well-formed XML of the expected size."), "-", {});
    }
    if (isIdentify(request.body)) return this.identify(authenticated);
    if (!authenticated) return { kind: "empty", status: 401, operation: "-" };
    return this.dispatch(request);
  }

  private identify(authenticated: boolean): Outcome {
    const operation = "Identify";
    return this.faults.run({
      operation,
      perform: () => ({ kind: "reply", status: 200, xml: identifyReply(authenticated), operation }),
      returnCode: () => this.faultReply(accessDenied(), operation, {}),
      accessDenied: () => this.faultReply(accessDenied(), operation, {}),
    });
  }

  private dispatch(request: RequestEnvelope): Outcome {
    const operation = operationName(request);
    const objection = checkHeaders(request);
    const target = objection ?? findTarget(request);
    if (!isTarget(target)) return this.faultReply(target, operation, request);
    return this.faults.run({
      operation,
      perform: () => this.invoke(target, request),
      returnCode: (code) => this.methodReply(target.method.refuse(target.resourceUri, code), target, request),
      accessDenied: () => this.faultReply(accessDenied(), operation, request),
    });
  }

  private invoke(target: Target, request: RequestEnvelope): Outcome {
    const { method, resourceUri } = target;
    try {
      return this.methodReply(method.invoke(this.registry, resourceUri, request.body), target, request);
    } catch (cause) {
      if (cause instanceof WsmanError) return this.faultReply(unacceptableParameters, method.name, request);
      if (cause instanceof SimulatorError) return this.faultReply(internalError(cause.message), method.name, request);
      throw cause;
    }
  }

  private methodReply(
    { returnValue, body }: { readonly returnValue: number; readonly body: XmlElement },
    { method, resourceUri }: Target,
    request: RequestEnvelope,
  ): Outcome {
    const action = `${resourceUri}/${method.name}Response`;
    const xml = writeXml(buildResponse({ action, messageId: newMessageId(), relatesTo: request.messageId, body }));
    return { kind: "reply", status: 200, xml, operation: method.name, returnValue };
  }

  private faultReply(fault: WsmanFault, operation: string, request: RequestEnvelope): Outcome {
    const machine = this.computer;
    const messageId = newMessageId();
    const response = buildResponse({ messageId, relatesTo: request.messageId, fault: { ...fault, machine } });
    return { kind: "reply", status: 500, xml: writeXml(response), operation };
  }
}

function newMessageId(): string {
  return `uuid:${randomUUID().toUpperCase()}`;
}
