export { buildInstance, parseInstance, parseMembers } from "./instance";
export {
  buildMethodInput,
  buildMethodOutput,
  type CimMethod,
  type CimMethodResult,
  defineMethod,
  parseMethodInput,
  parseMethodOutput,
} from "./method";
export type { CimScalarType, CimScalarTypes, CimShape, CimShapeValues, CimType, CimTypeValue } from "./type";
export { buildTypedMembers, typedMembers } from "./typed-members";
export {
  type CimDatetime,
  type CimInstance,
  type CimMembers,
  type CimReference,
  type CimValue,
  isCimList,
} from "./value";
