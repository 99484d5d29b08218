/**
 * For tests of your own stacks: a simulated farm, and the real Terraform that plans and applies a stack to it. It works with
 * CDKTF and CDK Terrain, and needs neither itself.
 *
 * {@link TestFarm.start} starts the hosts, and {@link TestFarm.stack} takes a stack of an app, to plan and apply it.
 *
 * @packageDocumentation
 */

// A farm and its hosts.

export {
  type HostLicensing,
  type HostLicensingChange,
  TestFarm,
  type TestFarmOptions,
  type TestStackOptions,
} from "./test-farm";

// A stack on it, and what Terraform says about it.

export type { PlannedChange } from "./planned-change";
export type { TestApp } from "./synthesize-stack";
export { type TestPlan, type TestRun, TestStack } from "./test-stack";
export { TestingError, type TestingErrorCode, type TestingErrorParts } from "./testing-error";
