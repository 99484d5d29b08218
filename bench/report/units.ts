/** e.g. `43.2 ms`. */
export function milliseconds(ms: number): string {
  return `${ms.toFixed(1)} ms`;
}

/** In thousands of bytes, e.g. `217.2 kB`. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** e.g. `1 request`, `5 requests`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** e.g. `8.13 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** In millions of bytes, e.g. `132 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
