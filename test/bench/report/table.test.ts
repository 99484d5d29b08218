import type { Row } from "../../../bench/report/row";
import { markdownTable, textTable } from "../../../bench/report/table";

const ROWS: Row[] = [
  {
    what: "start",
    measured: "60.0 ms",
    against: "node: 40.0 ms",
    ratio: 1.5,
    budget: { text: "≤ 1.2 ×", met: false, counted: false },
  },
  { what: "a | b", measured: "3 requests" },
];

test("the text table aligns its columns and says where a budget is not met", () => {
  expect(textTable(ROWS).split("\n")).toEqual([
    "what   measured    against        ratio   budget   met",
    "start  60.0 ms     node: 40.0 ms  1.50 ×  ≤ 1.2 ×  NO",
    "a | b  3 requests  –              –       –        –",
  ]);
});

test("the Markdown table keeps a bar within its cell", () => {
  expect(markdownTable(ROWS).split("\n")).toEqual([
    "| what | measured | against | ratio | budget | met |",
    "| --- | --- | --- | --- | --- | --- |",
    "| start | 60.0 ms | node: 40.0 ms | 1.50 × | ≤ 1.2 × | NO |",
    "| a \\| b | 3 requests | – | – | – | – |",
  ]);
});
