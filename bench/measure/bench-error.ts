/** The bench can not measure: a program failed or did something else than what is measured. */
export class BenchError extends Error {
  override readonly name = "BenchError";
}
