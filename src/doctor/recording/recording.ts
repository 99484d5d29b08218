import type { StepId, StepState } from "../step";

export const RECORDING_VERSION = 1;
export const RECORDING_KIND = "rds-licensing-recording";

/** A question and its answer, without anything that is private. */
export interface RecordedExchange {
  /** What was asked, the same for every host: `GetDWORDValue(…)`. */
  readonly question: string;
  readonly status: number;
  readonly contentType: string;
  /** SOAP messages as text. */
  readonly request: string;
  /** Absent where what came is no XML. */
  readonly reply?: string;
}

/** What the certificate of a host is like. */
export interface RecordedTls {
  readonly protocol: string;
  readonly cipher: string;
  readonly isSelfSigned: boolean;
  /** Codes of what a client holds against it. */
  readonly problems: readonly string[];
  /** `DNS`, `IP Address`: one for each name. */
  readonly names: readonly string[];
}

/** How a listener answers who has not logged on. */
export interface RecordedListener {
  readonly status: number;
  readonly contentType: string;
  readonly server?: string;
  readonly hasDate: boolean;
  readonly schemes: readonly string[];
  readonly product?: { readonly vendor: string; readonly version: string; readonly protocol: string };
}

/** How one host answers, so that it can be compared with another. JSON-shaped, and free of names and secrets. */
export interface Recording {
  readonly kind: typeof RECORDING_KIND;
  readonly version: typeof RECORDING_VERSION;
  readonly auth: string;
  readonly https: boolean;
  readonly steps: readonly { readonly id: StepId; readonly state: StepState; readonly code?: string }[];
  readonly tls?: RecordedTls;
  readonly listener?: RecordedListener;
  readonly exchanges: readonly RecordedExchange[];
}

/** A recording out of the JSON of a file, or undefined where it is none of this version. */
export function parseRecording(json: unknown): Recording | undefined {
  if (!isObject(json) || json.kind !== RECORDING_KIND || json.version !== RECORDING_VERSION) return undefined;
  const { steps, exchanges, auth, https, listener, tls } = json;
  const isWhole =
    typeof auth === "string" &&
    typeof https === "boolean" &&
    isListOf(steps, (step) => typeof step.id === "string" && typeof step.state === "string") &&
    isListOf(exchanges, isExchange) &&
    (listener === undefined || isListener(listener)) &&
    (tls === undefined || isTls(tls));
  return isWhole ? (json as unknown as Recording) : undefined;
}

function isExchange({ question, status, contentType, request, reply }: Json): boolean {
  const texts = [question, contentType, request, reply ?? ""];
  return typeof status === "number" && texts.every((text) => typeof text === "string");
}

function isListener(listener: unknown): boolean {
  return isObject(listener) && typeof listener.status === "number" && isListOfTexts(listener.schemes);
}

function isTls(tls: unknown): boolean {
  return isObject(tls) && typeof tls.protocol === "string" && isListOfTexts(tls.problems);
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isRight: (item: Json) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isObject(item) && isRight(item));
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
