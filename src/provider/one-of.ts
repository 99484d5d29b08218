export { oneOf } from "../connection";
