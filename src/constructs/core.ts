/** Everything the hand-written constructs take from the CDK framework. */
export { TerraformIterator, type TerraformProvider, Token } from "cdktf";
