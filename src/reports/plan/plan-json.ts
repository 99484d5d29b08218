import { decodeText, parseJsonText, TextFileError } from "../../text-files";
import { ReportError } from "../report-error";
import type { JsonObject } from "./plan-document";

const WRITE_JSON = 'Write it with "terraform plan -out=PLAN" and "terraform show -json PLAN > FILE".';

/** How a zip file begins, which "terraform plan -out" saves. */
const ZIP_START = [0x50, 0x4b, 0x03, 0x04];

/**
 * The text of a plan's JSON in the bytes that a shell wrote.
 *
 * @param source where they come from, for messages
 * @throws ReportError `invalid_plan`
 */
export function planText(bytes: Uint8Array, source: string): string {
  if (ZIP_START.every((byte, index) => bytes[index] === byte)) {
    const detail = 'Write its JSON with "terraform show -json PLAN > FILE", in the folder it was made in.';
    throw invalidPlan(`${source} is a saved plan, not its JSON`, detail);
  }
  try {
    return decodeText(bytes, source);
  } catch (cause) {
    throw asInvalidPlan(cause, WRITE_JSON);
  }
}

/**
 * The object that the JSON of a plan is, of a format version that is supported.
 *
 * @throws ReportError `invalid_plan`, with the advice for what it is instead; `unsupported_plan`
 */
export function planObject(text: string, source: string): JsonObject {
  const plan = jsonObject(text, source);
  const version = plan.format_version;
  const mistaken = OBJECTS.find(({ isIt }) => isIt(plan));
  if (mistaken !== undefined) throw invalidPlan(`${source} ${mistaken.what}`, mistaken.advice);
  if (typeof version !== "string") throw invalidPlan(`${source} is not the JSON of a plan`, WRITE_JSON);
  if (!/^1\./.test(version)) throw unsupported(source, version);
  if (plan.planned_values === undefined && plan.prior_state === undefined) {
    throw invalidPlan(`${source} is not the JSON of a plan`, WRITE_JSON);
  }
  return plan;
}

/** The object in a text that Terraform wrote. @throws ReportError `invalid_plan` */
export function jsonObject(text: string, source: string): JsonObject {
  const mistaken = TEXTS.find(({ start }) => start.test(text));
  if (mistaken !== undefined) throw invalidPlan(`${source} ${mistaken.what}`, mistaken.advice);
  try {
    const json = parseJsonText(text, source);
    if (typeof json === "object" && json !== null && !Array.isArray(json)) return json as JsonObject;
  } catch (cause) {
    throw asInvalidPlan(cause, ADVICE[(cause as TextFileError).code] ?? WRITE_JSON);
  }
  throw invalidPlan(`${source} is not the JSON of a plan`, WRITE_JSON);
}

/** Something that people give in place of the JSON of a plan. */
interface Mistaken {
  /** The rest of a sentence that begins with the name of the file. */
  readonly what: string;
  readonly advice: string;
}

const STREAM: Mistaken = {
  what: 'is what "terraform plan -json" prints while it plans, not the JSON of a plan',
  advice: WRITE_JSON,
};

const TEXTS: readonly (Mistaken & { readonly start: RegExp })[] = [
  {
    start: /^\s*\[command\]/,
    what: "begins with the command line that the wrapper of hashicorp/setup-terraform prints before the JSON",
    advice: "Set terraform_wrapper: false in that step, then write the file again.",
  },
  {
    start: /^\s*</,
    what: "is an HTML or XML page, not JSON",
    advice: "It may be the error or sign-in page of a download: check the address and the credentials.",
  },
  // The messages of one stream, each a line; a stream of one line is found as an object.
  { start: /^\s*\{"@level":[^\n]*\n\s*\{/, ...STREAM },
];

const OBJECTS: readonly (Mistaken & { readonly isIt: (json: JsonObject) => boolean })[] = [
  { isIt: (json) => json["@level"] !== undefined, ...STREAM },
  {
    isIt: (json) => json.lineage !== undefined && json.serial !== undefined,
    what: "is a state file, not the JSON of a plan",
    advice: WRITE_JSON,
  },
  {
    isIt: (json) => json.format_version !== undefined && Object.keys(json).every(isOfShownState),
    what: "is the JSON of a state, not of a plan",
    advice: `"terraform show -json" without a plan prints the state. ${WRITE_JSON}`,
  },
];

/** Members of what "terraform show -json" writes without a plan; of an empty state, the version alone. */
function isOfShownState(name: string): boolean {
  return ["format_version", "terraform_version", "values", "checks"].includes(name);
}

const ADVICE: Partial<Record<TextFileError["code"], string>> = {
  empty: 'The command that wrote it most likely failed: run "terraform show -json PLAN" and read its errors.',
  incomplete_json: 'Write it again with "terraform show -json PLAN > FILE", and check that the disk is not full.',
};

function asInvalidPlan(cause: unknown, advice: string): unknown {
  if (!(cause instanceof TextFileError)) return cause;
  return new ReportError({ code: "invalid_plan", summary: cause.summary, detail: advice, cause });
}

function invalidPlan(summary: string, detail: string): ReportError {
  return new ReportError({ code: "invalid_plan", summary, detail });
}

function unsupported(source: string, version: string): ReportError {
  return new ReportError({
    code: "unsupported_plan",
    summary: `${source} has plan format version ${JSON.stringify(version.slice(0, 20))}, which is not supported`,
    detail: "Use Terraform 1.x or OpenTofu, which write format version 1.",
  });
}
