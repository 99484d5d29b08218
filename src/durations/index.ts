/**
 * Durations as people write them in Terraform configurations and options, in one way for all layers.
 *
 * @packageDocumentation
 */
export { parseGoDuration } from "./parse-go-duration";
