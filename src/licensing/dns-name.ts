const LABEL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u;
/**
 * Whether `text` is a NetBIOS or DNS name: labels of 1–63 letters, digits, hyphens or underscores (underscores and
 * non-ASCII letters because Windows DNS allows them), 253 characters at most. A last label of digits alone is refused:
 * it would be read as an address.
 */
export function isDnsName(text: string): boolean {
  const labels = text.split(".");
  const last = labels[labels.length - 1] ?? "";
  return text.length <= 253 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(last);
}
