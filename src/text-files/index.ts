/**
 * Files that people and their tools wrote, as text: whatever the encoding, never without a limit; and how such a file is
 * replaced while they may have it open.
 *
 * @packageDocumentation
 */
export { decodeText } from "./decode-text";
export { DEEPEST_JSON, parseJsonText } from "./parse-json-text";
export { readFileBytes, readStreamBytes, type StreamOptions } from "./read-bytes";
export { isInUse, type RenamingSystem, renameOver, THIS_SYSTEM } from "./rename-over";
export { TextFileError, type TextFileErrorCode } from "./text-file-error";
