/** A step of the demo did not go as expected. `output` is what the tool in question printed. */
export class DemoError extends Error {
  override readonly name = "DemoError";

  constructor(
    message: string,
    readonly output = "",
  ) {
    super(message);
  }
}
