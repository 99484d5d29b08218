import type { Finding } from "./finding";
import type { DiagnosisInput } from "./diagnosis-input";

/** A session host's licensing, judged. */
export interface Diagnosis {
  readonly input: DiagnosisInput;
  /** Worst first. */
  readonly findings: readonly Finding[];
  /**
   * Whether it could be found out what Windows uses: its role, and where that is active its mode and license servers.
   * Of a host that is not assessed, nothing wrong may be known; that is no sign that nothing is.
   */
  readonly assessed: boolean;
  /** Whether the host is assessed, and no finding is an error. */
  readonly healthy: boolean;
}
