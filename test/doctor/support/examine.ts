import type { ConnectionSettings } from "../../../src/connection";
import { type DoctorReport, type ExamineOptions, examineHost, type Step, type StepId } from "../../../src/doctor";
import { isProblem, parseSessionHost } from "../../../src/windows";

const SETTINGS: ConnectionSettings = {
  auth: "ntlm",
  username: "svc-rds",
  password: "right",
  https: true,
  port: 5986,
  path: "wsman",
  insecure: false,
  allowUnencrypted: false,
  timeoutMs: 30_000,
  maxRetries: 3,
  channel: "cim",
};

/** What a doctor found. */
export interface Findings {
  readonly report: DoctorReport;
  readonly step: (id: StepId) => Step | undefined;
  /** The states of all steps, by what they are called. */
  readonly states: Readonly<Record<string, string>>;
}

/** Examines a host of this machine. */
export async function examine(
  name: string,
  settings: Partial<ConnectionSettings>,
  options: Partial<ExamineOptions> = {},
): Promise<Findings> {
  const host = parseSessionHost(name);
  if (isProblem(host)) throw new Error(host.summary);
  const { signal = new AbortController().signal } = options;
  const { report } = await examineHost(host, { ...SETTINGS, ...settings }, { ...options, signal });
  return {
    report,
    step: (id) => report.steps.find((step) => step.id === id),
    states: Object.fromEntries(report.steps.map(({ id, state }) => [id, state])),
  };
}
