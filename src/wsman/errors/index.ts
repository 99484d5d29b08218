export { buildFault } from "./build-fault";
export type { WsmanFault } from "./fault";
export { faultError } from "./fault-error";
export { type FaultFamily, faultFamily } from "./fault-family";
export { parseFault } from "./parse-fault";
