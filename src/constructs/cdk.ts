/**
 * Everything the constructs use from the CDK, and the only module that knows there are two CDKs. The types come from CDK
 * for Terraform; the build derives those for CDK Terrain, which has the same names.
 */
import type * as cdktf from "cdktf";
import { loadCdk } from "./load-cdk";

export const {
  Annotations,
  ComplexList,
  ComplexObject,
  DefaultTokenResolver,
  Fn,
  ImportableResource,
  Lazy,
  Op,
  StringConcat,
  TerraformDataSource,
  TerraformElement,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Token,
  Tokenization,
  booleanToHclTerraform,
  booleanToTerraform,
  canInspect,
  forExpression,
  hashMapper,
  hashMapperHcl,
  isComplexElement,
  listMapper,
  listMapperHcl,
  numberToHclTerraform,
  numberToTerraform,
  stringToHclTerraform,
  stringToTerraform,
} = loadCdk();

export type IAspect = cdktf.IAspect;
export type IInterpolatingParent = cdktf.IInterpolatingParent;
export type IResolvable = cdktf.IResolvable;
export type ImportableResource = cdktf.ImportableResource;
export type TerraformElement = cdktf.TerraformElement;
export type TerraformIterator = cdktf.TerraformIterator;
export type TerraformMetaArguments = cdktf.TerraformMetaArguments;
export type TerraformOutput = cdktf.TerraformOutput;
export type TerraformProvider = cdktf.TerraformProvider;
export type TerraformStack = cdktf.TerraformStack;
export type TerraformVariable = cdktf.TerraformVariable;
