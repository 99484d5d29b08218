import { HostError } from "./host-error";

/**
 * Whether somebody else may have answered a write. Nobody knows then whether it was done: the host is to be read, and what
 * it does not hold may go again, once.
 */
export function isInDoubt(error: unknown): boolean {
  return error instanceof HostError && error.code === "encryption_broken";
}

/**
 * @param write what changes the host
 * @param readBack reads the host and writes what it does not hold yet, where what `write` did is in doubt
 */
export async function writtenOrReadBack(write: () => Promise<void>, readBack: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isInDoubt(error)) throw error;
    await readBack();
  }
}
