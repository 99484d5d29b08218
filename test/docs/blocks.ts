import { readdirSync } from "node:fs";
import { join } from "node:path";
import { docsPages, type Page, page, ROOT } from "./pages";

// markdown-it publishes types in a package of its own, of which this is all that is needed.
interface Token {
  readonly type: string;
  readonly tag: string;
  readonly info: string;
  readonly content: string;
  readonly map: readonly [number, number] | null;
}
const MarkdownIt = require("markdown-it") as new () => { parse(text: string, environment: object): Token[] };

/** A fenced block of a page, as a reader sees it: without the indentation it has in a list. */
export interface Block {
  readonly page: string;
  /** Of the page, where its code begins. */
  readonly line: number;
  readonly language: string;
  readonly code: string;
  /** The file that it is: the page has that name, bold, in a line of its own before the block. */
  readonly file?: string;
  /** The headings above it, from the title of the page down. */
  readonly headings: readonly string[];
  /** Text that follows a block at once is what that block prints; a line "…" stands for any lines. */
  readonly isOutput: boolean;
}

/** Every fenced block of a page, in its order. */
export function blocksOf({ path, text }: Page): Block[] {
  const headings: string[] = [];
  let file: string | undefined;
  // The front matter of the Registry is no Markdown; its lines stay, so that the numbers of the others do.
  const markdown = text.replace(/^---\n[\s\S]*?\n---\n/, (matter) => matter.replaceAll(/[^\n]/g, ""));
  return new MarkdownIt().parse(markdown, {}).flatMap(({ type, info, content, map }, index, tokens) => {
    if (type === "inline") {
      const [, level] = /^h(\d)$/.exec(tokens[index - 1]?.tag ?? "") ?? [];
      if (level !== undefined) headings.splice(Number(level) - 1, headings.length, content);
      file = /^\*\*`([^`]+)`\*\*$/.exec(content)?.[1];
    }
    if (type !== "fence") return [];
    const isOutput = info === "text" && tokens[index - 1]?.type === "fence";
    const line = (map?.[0] ?? 0) + 2;
    const block = { page: path, line, language: info, code: content, headings: [...headings], isOutput };
    const named = file === undefined ? block : { ...block, file };
    file = undefined;
    return [named];
  });
}

/** Every page that tells users what to write or run. */
export function documents(): Page[] {
  const readmes = ["examples", "src"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .filter((path) => path.endsWith("README.md"))
      .map(page),
  );
  return [
    page("README.md"),
    page("SECURITY.md"),
    ...docsPages(),
    ...readmes.sort((a, b) => (a.path < b.path ? -1 : 1)),
  ];
}

/** Whether the reader pastes it into a shell. */
export function isShell({ language }: Block): boolean {
  return language === "sh" || language === "shell";
}

/** `README.md:27`, as editors take it. */
export function placeOf({ page: path, line }: Block): string {
  return `${path}:${line}`;
}
