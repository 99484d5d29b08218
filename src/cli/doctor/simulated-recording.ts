import type { ConnectionSettings } from "../../connection";
import { examineHost, Recorder, type Recording } from "../../doctor";
import { startSimulatedFarm } from "../../simulator";

/** A recording of a simulated session host, made now and asked in the same way. */
export async function simulatedRecording(settings: ConnectionSettings, signal: AbortSignal): Promise<Recording> {
  const farm = await startSimulatedFarm();
  try {
    const { httpPort, httpsPort } = farm.host("rdsh1");
    const { timeoutMs, https } = settings;
    const own: ConnectionSettings = {
      auth: "ntlm",
      ...farm.credentials,
      https,
      port: https ? httpsPort : httpPort,
      path: "wsman",
      caCertificate: farm.caCertificate,
      insecure: false,
      allowUnencrypted: false,
      timeoutMs,
      maxRetries: 0,
      channel: "cim",
    };
    const recorder = new Recorder();
    const host = { text: "localhost", address: "localhost" };
    return recorder.recording(await examineHost(host, own, { signal, ...recorder.options }), own);
  } finally {
    await farm.stop();
  }
}
