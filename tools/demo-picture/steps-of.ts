/** The lines that the demo printed from one of its numbered steps up to the next that is not wanted. */
export function stepsOf(output: string, first: number, last: number): string[] {
  const start = output.indexOf(`\n${first}. `) + 1;
  const end = output.indexOf(`\n${last + 1}. `);
  if (start === 0 || end < start) throw new Error(`The demo printed no steps ${first} to ${last}.`);
  return output.slice(start, end).trimEnd().split("\n");
}
