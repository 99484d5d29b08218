import type { ConnectionProblem, ConnectionSettings } from "../connection";
import { connectionOptions, type HostInspection, type SessionHost } from "../windows";
import type { WsmanClientOptions } from "../wsman";
import { ListenerProbe } from "../wsman/probes";
import { Connections } from "./connections";
import { DOCTOR_REPORT_VERSION, type DoctorReport, USES, usesAfter } from "./doctor-report";
import { Examination, type ExaminationOptions } from "./examination";
import { hostSteps } from "./host-steps";
import { reachSteps, type Seen } from "./reach-steps";

/** What an examination takes besides the host and the settings. */
export interface ExamineOptions extends Omit<ExaminationOptions, "limitMs"> {
  /** See `WsmanClientOptions`. */
  readonly onExchange?: WsmanClientOptions["onExchange"];
  /** What the settings lack for a logon, which is then not tried. @default nothing */
  readonly missing?: ConnectionProblem;
  /** Called at the end where the host has accepted the account, before the connection is closed. */
  readonly whileConnected?: (host: HostInspection) => Promise<void>;
}

/** What was found of a host. */
export interface Examined {
  readonly report: DoctorReport;
  readonly seen: Seen;
}

/**
 * Follows every step of reaching a host. A credential is shown at most once before the host has accepted it, only by the
 * scheme that is configured, and nothing is written.
 *
 * @throws HostError for settings that no connection can be made with, and what ends the signal
 */
export async function examineHost(
  host: SessionHost,
  settings: ConnectionSettings,
  { onExchange, whileConnected, missing, ...options }: ExamineOptions,
): Promise<Examined> {
  const examination = new Examination({ ...options, limitMs: settings.timeoutMs });
  const connections = new Connections(host, settings, onExchange);
  // What no connection can be made with is an error before anything is tried.
  if (missing === undefined) void connections.configured;
  const probe = new ListenerProbe(connectionOptions(host, settings));
  try {
    const seen = await reachSteps(examination, probe, settings).finally(() => probe.close());
    await hostSteps(examination, { connections, settings, seen, missing });
    if (examination.succeeded("logon") && whileConnected !== undefined) {
      options.onBegin?.("Recording");
      await whileConnected(connections.inspect(options.signal));
    }
    const { steps } = examination;
    const readyFor = usesAfter(steps);
    return {
      seen,
      report: {
        version: DOCTOR_REPORT_VERSION,
        command: "doctor",
        time: new Date().toISOString(),
        host: host.text,
        endpoint: probe.endpoint.url,
        auth: settings.auth,
        channel: settings.channel,
        ready: readyFor.length === USES.length,
        readyFor,
        steps,
      },
    };
  } finally {
    await connections.close();
  }
}
