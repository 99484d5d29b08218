/**
 * For the tests of those who use the constructs: a simulated farm, and the real Terraform that plans and applies a stack
 * on it. It needs no CDK itself and serves both.
 *
 * @packageDocumentation
 */
export type { PlannedChange } from "./planned-change";
export type { SynthesizedStack, TestApp } from "./synthesize-stack";
export {
  type HostLicensing,
  type HostLicensingChange,
  TestFarm,
  type TestFarmOptions,
  type TestStackOptions,
} from "./test-farm";
export { type TestPlan, type TestRun, TestStack } from "./test-stack";
export { TestingError, type TestingErrorCode, type TestingErrorParts } from "./testing-error";
