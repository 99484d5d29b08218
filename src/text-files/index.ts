/**
 * Files that people and their tools wrote, as text: whatever the encoding, never without a limit.
 *
 * @packageDocumentation
 */
export { decodeText } from "./decode-text";
export { DEEPEST_JSON, parseJsonText } from "./parse-json-text";
export { readFileBytes, readStreamBytes, type StreamOptions } from "./read-bytes";
export { TextFileError, type TextFileErrorCode } from "./text-file-error";
