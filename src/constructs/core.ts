/** Everything the hand-written constructs take from the CDK framework. */
export {
  Annotations,
  Fn,
  forExpression,
  type IAspect,
  type IResolvable,
  Lazy,
  Op,
  TerraformElement,
  TerraformIterator,
  TerraformOutput,
  type TerraformProvider,
  TerraformStack,
  Token,
} from "cdktf";
