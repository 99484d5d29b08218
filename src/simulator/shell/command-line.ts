/**
 * The words of a command line as a Windows program sees them (the rules of the Microsoft C runtime): quotes keep blanks,
 * backslashes before a quote are halved, and an odd one makes the quote a character.
 */
export function splitCommandLine(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (const [part, backslashes = "", quote] of text.matchAll(/(\\*)("|[^\\"]|$)/g)) {
    if (quote === '"') {
      word = (word ?? "") + "\\".repeat(Math.floor(backslashes.length / 2));
      if (backslashes.length % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
    } else if (!isQuoted && /^[ \t]$/.test(quote ?? "")) {
      word = backslashes === "" ? word : (word ?? "") + backslashes;
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (part !== "") {
      word = (word ?? "") + part;
    }
  }
  return word === undefined ? words : [...words, word];
}

/** Whether cmd itself would act on a character: redirect, chain or escape. It does not within quotes. */
export function hasCommandOperators(text: string): boolean {
  return /[&|<>^()]/.test(text.replace(/"[^"]*("|$)/g, ""));
}
