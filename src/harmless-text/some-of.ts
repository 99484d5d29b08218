/**
 * The first of some names, and how many more there are: `a, b and 3 more`. Hosts, plans and files choose how many they
 * bring, and no message grows with them.
 *
 * @param most how many are named
 * @param what the others are, where that is not clear: `and 3 more days`
 */
export function someOf(names: readonly string[], most: number, what?: string): string {
  const named = names.slice(0, most).join(", ");
  const more = names.length - most;
  if (more <= 0) return named;
  return [named, "and", more, "more", what].filter((part) => part !== undefined).join(" ");
}
