/**
 * Names that declarations of the public API use and no entry exports, each for a reason. Whoever imports an entry meets
 * them in the types of other things only.
 */
export const ELSEWHERE: readonly string[] = [
  // The CDK's own, which its users have from the CDK that they have chosen.
  "cdktf",
  "IAspect",
  "IResolvable",
  "TerraformProvider",
  // What the simulator does for each of its faults; their names are in `FAULT_NAMES`.
  "FAULTS",
];
