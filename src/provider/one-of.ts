/** A validator for an attribute that takes one of a few words. */
export function oneOf(words: readonly string[]): (value: string) => string | undefined {
  const quoted = words.map((word) => `"${word}"`);
  const last = quoted.pop();
  const choice = quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`;
  return (value) => (words.includes(value) ? undefined : `Use ${choice}.`);
}
