import type { ConnectionProblem, ConnectionSettings } from "../connection";
import { describeSettings, HostError, type HostInspection, isClassMissing } from "../windows";
import type { Connections } from "./connections";
import type { Examination } from "./examination";
import type { Seen } from "./reach-steps";
import type { Finding, StepId } from "./step";

/** A host that may be logged on to. */
export interface Reached {
  readonly connections: Connections;
  readonly settings: ConnectionSettings;
  readonly seen: Seen;
  /** Why nobody logs on to it, where nobody can. */
  readonly missing?: ConnectionProblem;
}

/** Logon, clock, and all that is asked of a host that has accepted the account. Nothing is written. */
export async function hostSteps(examination: Examination, reached: Reached): Promise<void> {
  const { connections, settings, missing } = reached;
  await examination.step({ id: "logon", title: `Logon (${settings.auth})`, needs: ["listener"] }, async (signal) => {
    if (missing !== undefined) return withoutCredentials(missing);
    const { productVersion } = await connections.client.identify({ signal });
    return { state: "ok", detail: `accepted; ${productVersion}` };
  });
  await clockStep(examination, reached);
  await namespaceSteps(examination, reached);
  await registrySteps(examination, reached);
  await channelStep(examination, settings);
  await quotaStep(examination, reached);
}

function withoutCredentials({ summary, detail }: ConnectionProblem): Finding {
  return { state: "not_tried", detail: `not tried: ${summary.toLowerCase()}`, remedy: detail };
}

/** What Kerberos allows clocks to differ by, where nobody set it otherwise. */
const MOST_SKEW_S = 300;

async function clockStep(examination: Examination, { connections, settings, seen }: Reached): Promise<void> {
  const { listener, answeredAt } = seen;
  const isTold = listener?.date !== undefined;
  await examination.step({ id: "clock", title: "Clock", needs: [isTold ? "listener" : "logon"] }, async (signal) => {
    const theirs = listener?.date ?? (await connections.inspect(signal).operatingSystem()).localTime;
    if (theirs === undefined) return { state: "not_tried", detail: "not known: the host does not give its time" };
    const seconds = Math.round((theirs.getTime() - (isTold && answeredAt ? answeredAt : new Date()).getTime()) / 1000);
    const detail = `the host is ${Math.abs(seconds)} s ${seconds < 0 ? "behind" : "ahead"}`;
    if (Math.abs(seconds) <= MOST_SKEW_S) return { state: "ok", detail };
    const remedy =
      "Set the clocks right (w32tm /resync on the host): Kerberos allows five minutes, and certificates are judged by the clock.";
    return { state: settings.auth === "kerberos" ? "failed" : "warning", code: "clock_skew", detail, remedy };
  });
}

const GRANT =
  "Use a member of the local Administrators group (a local account also needs LocalAccountTokenFilterPolicy = 1), or grant the account Enable Account, Remote Enable and Execute Methods there: wmimgmt.msc, WMI Control, Properties, Security.";

async function namespaceSteps(examination: Examination, { connections, settings }: Reached): Promise<void> {
  const step = (id: StepId, title: string, ask: (host: HostInspection) => Promise<string>) =>
    examination.step({ id, title, needs: ["logon"] }, async (signal): Promise<Finding> => {
      try {
        return { state: "ok", detail: await ask(connections.inspect(signal)) };
      } catch (error) {
        return namespaceFailure(examination, error, { namespace: title, settings });
      }
    });
  await step("root_cimv2", "root/cimv2", async (host) => `Windows ${(await host.operatingSystem()).version}`);
  await step("root_cimv2_terminal_services", "root/cimv2/TerminalServices", async (host) =>
    (await host.isSessionHost()) ? "the session host role is active" : "the session host role is not active",
  );
  await step("root_default", "root/default", async (host) => {
    await host.registryAnswers();
    return "the registry can be asked";
  });
}

const DENIED: ReadonlySet<string> = new Set(["access_denied", "wmi_access_denied", "registry_access_denied"]);

function namespaceFailure(
  examination: Examination,
  error: unknown,
  { namespace, settings }: { readonly namespace: string; readonly settings: ConnectionSettings },
): Finding {
  const failure = examination.failure(error);
  const isShell = settings.channel === "shell" && error instanceof HostError && !error.transport;
  if (DENIED.has(failure.code ?? "")) {
    const denied = { ...failure, detail: `access to ${namespace} is denied`, remedy: `${GRANT} ${failure.remedy}` };
    return isShell ? { ...denied, state: "warning" } : denied;
  }
  const isAbsent = failure.code === "wmi_class_missing" || isClassMissing(error);
  if (isAbsent && namespace.endsWith("TerminalServices")) {
    const remedy =
      "It belongs to the Remote Desktop Services of Windows Server. What Windows uses cannot be told without it; the settings can be read and changed.";
    return { ...failure, state: "warning", detail: "the class of session hosts does not exist", remedy };
  }
  return isShell ? { ...failure, state: "warning" } : failure;
}

async function registrySteps(examination: Examination, { connections, settings }: Reached): Promise<void> {
  const isShell = settings.channel === "shell";
  const needs: StepId[] = isShell ? ["logon"] : ["logon", "root_default"];
  await examination.step({ id: "registry", title: "Registry", needs }, async (signal) => {
    const described = await describeSettings(connections.configured, signal);
    return { state: "ok", detail: described.join("; ") };
  });
  await examination.step({ id: "rights", title: "Rights", needs: ["logon", "root_default"] }, async (signal) => {
    try {
      return rightsFinding(await connections.inspect(signal).unwritableKeys());
    } catch (error) {
      const { detail, code } = examination.failure(error);
      const remedy = "Nothing was written to find out; the first apply will show it.";
      return { state: "warning", code, detail: `not known whether the account may write: ${detail}`, remedy };
    }
  });
}

function rightsFinding(denied: readonly string[]): Finding {
  if (denied.length === 0) return { state: "ok", detail: "the account may read and write (nothing was written)" };
  return {
    state: "failed",
    code: "registry_access_denied",
    detail: `the account may read, but not write: ${denied.map((key) => `HKLM\\${key}`).join(", ")}`,
    remedy:
      "Use a member of the local Administrators group to change settings; for check and plan, this account is enough.",
  };
}

async function channelStep(examination: Examination, { channel, auth }: ConnectionSettings): Promise<void> {
  await examination.step({ id: "channel", title: `Channel (${channel})`, needs: ["logon"] }, async () => {
    if (examination.succeeded("registry")) {
      const detail =
        channel === "cim" ? "works, with no process on the host" : "works; it cannot ask what Windows uses";
      return { state: "ok", detail };
    }
    if (channel === "shell") return { state: "failed", detail: "the registry was not read in a remote shell" };
    const usable = auth === "ntlm" || auth === "basic";
    const remedy = usable
      ? "Fix what failed above. For a host that has to deny WMI there is --channel shell: reg.exe in a remote shell. It was not started."
      : "Fix what failed above. --channel shell, for hosts that have to deny WMI, needs --auth ntlm or basic.";
    return { state: "failed", detail: "WS-Management calls do not reach the registry", remedy };
  });
}

async function quotaStep(examination: Examination, { connections }: Reached): Promise<void> {
  await examination.step({ id: "quotas", title: "Quotas", needs: ["logon"] }, async (signal) => {
    const exceeded = examination.steps.find(({ code }) => code === "quota_exceeded");
    if (exceeded !== undefined) {
      const { remedy } = exceeded;
      return { state: "failed", code: "quota_exceeded", detail: `${exceeded.title} was turned away`, remedy };
    }
    try {
      const limits = Object.entries(await connections.inspect(signal).serviceLimits());
      const detail = limits.map(([name, value]) => `${name} ${value}`).join(", ");
      return { state: "ok", detail: detail || "none that is known here" };
    } catch (error) {
      const failure = examination.failure(error);
      if (failure.code === "quota_exceeded") return failure;
      return { state: "not_tried", detail: `not known: ${failure.detail.toLowerCase()} (winrm/config)` };
    }
  });
}
