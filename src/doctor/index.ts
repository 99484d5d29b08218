/**
 * Why a host is not reached: every step on the way to it, one after another, each with its remedy.
 *
 * @packageDocumentation
 */
export type { Assumption } from "./assumptions/assumption";
export { ASSUMPTIONS } from "./assumptions/assumptions";
export { type Comparison, compareRecordings, type Difference } from "./compare";
export { type DoctorReport, USES, type Use } from "./doctor-report";
export { type Examined, type ExamineOptions, examineHost } from "./examine-host";
export { Recorder } from "./recording/recorder";
export { parseRecording, type Recording } from "./recording/recording";
export { STEP_IDS, STEP_STATES, type Step, type StepId, type StepState } from "./step";
export { stepText, type TextOptions, verdictText } from "./text";
