import { readdirSync } from "node:fs";
import { join } from "node:path";
import { judgePowerShell, testPowerShell } from "../support/judge-powershell";
import { type Block, blocksOf, documents, isShell, placeOf } from "./blocks";
import { dryRun, type Start } from "./dry-run";
import { NOT_RUN, RUN_AS_PRINTED } from "./how-run";
import { page, ROOT } from "./pages";
import { refusalOf } from "./words-of-command";

/** What judges the blocks of a language. One that is not here makes the test red. */
const JUDGES: Readonly<Record<string, "here" | "examples.test.ts" | "typescript-examples.test.ts" | "UNJUDGED">> = {
  sh: "here",
  shell: "here",
  json: "here",
  hcl: "examples.test.ts",
  terraform: "examples.test.ts",
  ts: "typescript-examples.test.ts",
  text: "UNJUDGED",
  dockerfile: "UNJUDGED",
  powershell: "here",
};

/**
 * Blocks that no test can run or compare as they stand, and why; their lines that call `rds-licensing` are parsed all the
 * same.
 */
const UNJUDGED: readonly { readonly page: string; readonly language: string; readonly why: string }[] = [
  { page: "docs/guides/demo.md", language: "text", why: "test/readme.test.ts compares it with what the demo prints" },
  { page: "docs/guides/commands.md", language: "text", why: "pages.test.ts makes it anew of the help texts" },
  {
    page: "docs/guides/large-farms.md",
    language: "text",
    why: "test/cli/commands/drift-list.test.ts compares the list",
  },
  {
    page: "docs/guides/program-or-script.md",
    language: "dockerfile",
    why: "no container engine, and no network in one",
  },
  {
    page: "docs/guides/installing-from-mirrors.md",
    language: "text",
    why: "test/long/release/release.test.ts installs with these configurations",
  },
  { page: "docs/guides/roll-out-in-waves.md", language: "text", why: "the hosts of a farm that is broken on purpose" },
  { page: "examples/monitoring/README.md", language: "text", why: "a line of a crontab" },
];

const blocks = documents().flatMap(blocksOf);

test("every block has a language that something judges, or is in the table with the reason", () => {
  expect(blocks.length).toBeGreaterThan(60);
  expect(blocks.filter(({ language }) => !(language in JUDGES)).map(placeOf)).toEqual([]);
  // The long tests write files, and compare output.
  const isJudged = ({ page: path, language, file, isOutput }: Block) =>
    JUDGES[language] !== "UNJUDGED" || file !== undefined || (isOutput && RUN_AS_PRINTED.includes(path));
  const unjudged = blocks.filter((block) => !isJudged(block));
  const listed = (block: Block) =>
    UNJUDGED.some(({ page: path, language }) => path === block.page && language === block.language);
  expect(unjudged.filter((block) => !listed(block)).map(placeOf)).toEqual([]);
  const idle = UNJUDGED.filter(
    (row) => !unjudged.some((block) => block.page === row.page && block.language === row.language),
  );
  expect(idle).toEqual([]);
});

test("a list of hosts is quoted wherever it is named, because PowerShell has a meaning of its own for @", () => {
  const examples = readdirSync(join(ROOT, "examples"), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(yml|sh|md|ts)$/.test(path) && !path.includes("node_modules"))
    .map((path) => page(`examples/${path.replaceAll("\\", "/")}`));
  const lists = [...documents(), ...examples].flatMap(({ path, text }) =>
    [...text.matchAll(/(.?)@[\w./-]+\.txt\b/g)].map(([list, before]) => ({ path, list, isQuoted: before === '"' })),
  );
  expect(lists.length).toBeGreaterThan(10);
  expect(lists.filter(({ isQuoted }) => !isQuoted)).toEqual([]);
});

test.each(blocks.filter(({ language }) => language === "json").map((block) => [placeOf(block), block.code]))(
  "%s is JSON",
  (_, code) => expect(() => JSON.parse(code)).not.toThrow(),
);

const powershell = blocks.filter(({ language }) => language === "powershell");

testPowerShell("every block of PowerShell is what a grammar of it reads", () => {
  expect(powershell.length).toBeGreaterThan(0);
  const problems = judgePowerShell(powershell.map(({ code }) => code));
  expect(powershell.map((block, index) => [placeOf(block), problems[index]])).toEqual(
    powershell.map((block) => [placeOf(block), []]),
  );
});

test("every line of another language that calls rds-licensing is one that its parser takes", async () => {
  const lines = blocks
    .filter((block) => !isShell(block) && !/commands\.md|demo\.md/.test(block.page))
    .flatMap(({ code }) => [...code.matchAll(/(?:^|\s|\\)rds-licensing(?:\.exe)? ([a-z][^>|&\n]*)/g)]);
  expect(lines.length).toBeGreaterThan(1);
  for (const [, words = ""] of lines)
    expect([words, await refusalOf(words.trim().split(/\s+/))]).toEqual([words, undefined]);
});

const shellPages = [...new Set(blocks.filter(isShell).map(({ page: path }) => path))];

test("shell blocks are run as printed, or there is a reason why not", () => {
  expect([...RUN_AS_PRINTED, ...Object.keys(NOT_RUN)].sort()).toEqual([...shellPages].sort());
});

// What the simulator's lines start depends on what they read of a program's output.
describe.each(shellPages.filter((path) => path !== "src/simulator/README.md"))("the shell blocks of %s", (path) => {
  const own = blocksOf(page(path)).filter(isShell);
  const { starts, problems } = dryRun(own);

  test("are what bash reads, and start programs that pages are known to use", () => {
    expect(problems).toBe("");
    expect(
      own.filter((block) => !starts.some((start) => start.block.line === block.line)).filter(startsNothing),
    ).toEqual([]);
  });

  test("call rds-licensing as its parser takes it", async () => {
    const refused: string[] = [];
    for (const { block, words, environment } of starts) {
      const own = wordsOfCommand(words);
      const refusal = own && (await refusalOf(own, environment));
      if (refusal !== undefined) refused.push(`${placeOf(block)}: ${words.join(" ")}: ${refusal}`);
    }
    expect(refused).toEqual([]);
  });

  test("leave no prompt open", () => {
    const open = starts.filter(asks).map(({ block, words }) => `${placeOf(block)}: ${words.join(" ")}`);
    expect(open).toEqual([]);
  });

  test("let nothing be pasted into a question: what reads a line ends its block", () => {
    const swallowed = own.filter(({ code }) => /^read [^\n]*\n\s*[^\s#]/m.test(code)).map(placeOf);
    expect(swallowed).toEqual([]);
  });

  test("tell the CDK to ask no registry for checksums before it plans", () => {
    const plans = starts.filter(({ words }) => /^npx cdkt[fn] (diff|deploy)\b/.test(words.join(" ")));
    const unprepared = plans.filter(({ environment }) => environment.CDKTF_SKIP_PROVIDER_LOCK !== "true");
    expect(unprepared.map(({ block }) => placeOf(block))).toEqual([]);
  });
});

/** Only settings, for what comes later. */
function startsNothing({ code }: Block): boolean {
  return !/^\s*(export|read|#)/m.test(code);
}

function wordsOfCommand(words: readonly string[]): readonly string[] | undefined {
  const [program, second, ...others] = words;
  if (program === "rds-licensing") return words.slice(1);
  return program === "npx" && second === "rds-licensing" ? others : undefined;
}

/** What asks a question without more on its line: for a yes, or for a password. */
function asks({ words }: Start): boolean {
  const line = words.join(" ");
  if (/^(terraform|tofu) (apply|destroy)\b/.test(line))
    return !/-auto-approve| [^-\s]+$/.test(line.slice("terraform ".length));
  if (/^npx cdkt[fn] (deploy|destroy)\b/.test(line)) return !words.includes("--auto-approve");
  const own = wordsOfCommand(words);
  if (own === undefined) return false;
  const wantsYes = own[0] === "repair" || own.includes("--record");
  return own.includes("--username") || (wantsYes && !own.includes("--yes"));
}
