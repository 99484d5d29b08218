import { randomUUID } from "node:crypto";
import {
  buildResponse,
  decodeXmlBytes,
  parseRequest,
  parseXml,
  type RequestEnvelope,
  WsmanError,
  type WsmanFault,
  writeXml,
} from "../../wsman/codecs";
import { SimulatorError } from "../errors";
import type { FaultScript } from "../fault-script";
import type { Outcome } from "../outcome";
import { NO_REPLY } from "../wmi/wmi-method";
import { checkHeaders } from "./check-headers";
import { findOperation, operationName } from "./find-operation";
import type { HostResources } from "./host-resources";
import { identifyReply, isIdentify } from "./identify";
import { tooManyOperations } from "./load-faults";
import { type Answer, isFault, type Operation } from "./operation";
import type { OperationQuota } from "./operation-quota";
import { requestedResource } from "./requested-resource";
import { accessDenied, internalError, schemaValidation } from "./service-faults";
import { isWinrmConfig, winrmConfigOperation } from "./winrm-config";

const UNACCEPTABLE_PARAMETERS = schemaValidation("The parameters are not what the method takes.");

/** What a service is made of. */
export interface ServiceOptions {
  readonly computer: string;
  readonly resources: HostResources;
  readonly faults: FaultScript;
  readonly quota: OperationQuota;
}

/** The WS-Management service of one host: SOAP bytes in, what to answer out. It knows no HTTP. */
export class Service {
  readonly #options: ServiceOptions;

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  /** Answers one request. `authenticated` is false only for the Identify that needs no logon. */
  handle(message: Buffer, authenticated: boolean): Outcome {
    let request: RequestEnvelope;
    try {
      request = parseRequest(parseXml(decodeXmlBytes(message)));
    } catch (cause) {
      if (!(cause instanceof WsmanError)) throw cause;
      return this.#faultReply(schemaValidation("The request is not well-formed XML of the expected size."), "-", {});
    }
    if (isIdentify(request.body)) return this.#identify(authenticated);
    if (!authenticated) return { kind: "empty", status: 401, operation: "-" };
    return this.#dispatch(request);
  }

  #identify(authenticated: boolean): Outcome {
    const operation = "Identify";
    const perform = (): Outcome => ({ kind: "reply", status: 200, xml: identifyReply(authenticated), operation });
    return this.#options.faults.run({
      operation,
      resource: () => "",
      perform,
      performPart: perform,
      returnCode: () => this.#faultReply(accessDenied(), operation, {}),
      fault: (fault) => this.#faultReply(fault, operation, {}),
    });
  }

  #dispatch(request: RequestEnvelope): Outcome {
    const { faults, quota, resources } = this.#options;
    const name = operationName(request);
    if (quota.isExceeded) return this.#faultReply(tooManyOperations(quota.most), name, request);
    const operation =
      checkHeaders(request) ??
      (isWinrmConfig(request) ? winrmConfigOperation(request, quota.most) : findOperation(request, resources));
    if (isFault(operation)) return this.#faultReply(operation, name, request);
    const perform = () => this.#run(request, name, () => operation.perform());
    return faults.run({
      operation: name,
      resource: () => requestedResource(request),
      perform,
      performPart: () =>
        operation.performPart === undefined ? perform() : this.#run(request, name, operation.performPart),
      returnCode: (code) => this.#run(request, name, () => refusal(operation, code)),
      fault: (fault) => this.#faultReply(fault, name, request),
    });
  }

  #run(request: RequestEnvelope, name: string, operation: () => Answer | WsmanFault | typeof NO_REPLY): Outcome {
    try {
      const answer = operation();
      if (answer === NO_REPLY) return { kind: "hang", operation: name };
      return isFault(answer) ? this.#faultReply(answer, name, request) : answerReply(answer, name, request);
    } catch (cause) {
      if (cause instanceof WsmanError) return this.#faultReply(UNACCEPTABLE_PARAMETERS, name, request);
      if (cause instanceof SimulatorError) return this.#faultReply(internalError(cause.message), name, request);
      throw cause;
    }
  }

  #faultReply(fault: WsmanFault, operation: string, request: RequestEnvelope): Outcome {
    const machine = this.#options.computer;
    const messageId = newMessageId();
    const response = buildResponse({ messageId, relatesTo: request.messageId, fault: { ...fault, machine } });
    return { kind: "reply", status: 500, xml: writeXml(response), operation };
  }
}

/** What has no way to say a code says that access is denied. */
function refusal(operation: Operation, code: number): Answer | WsmanFault {
  return operation.refuse?.(code) ?? accessDenied();
}

function answerReply(answer: Answer, operation: string, request: RequestEnvelope): Outcome {
  const { action, body, secondBody, returnValue } = answer;
  const relatesTo = request.messageId;
  const xml = writeXml(buildResponse({ action, messageId: newMessageId(), relatesTo, body, secondBody }));
  return { kind: "reply", status: 200, xml, operation, returnValue };
}

function newMessageId(): string {
  return `uuid:${randomUUID().toUpperCase()}`;
}
