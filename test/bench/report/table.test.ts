import type { Row } from "../../../bench/report/row";
import { budgetCells, markdownTable, textTable } from "../../../bench/report/table";

const GOAL = { text: "1 ×", met: true };
const ROWS: Row[] = [
  {
    what: "start",
    provider: "program",
    measured: "60.0 ms",
    against: "node: 40.0 ms",
    ratio: 1.5,
    budget: { text: "≤ 1.2 ×", met: false, counted: false },
  },
  { what: "a | b", measured: "3 requests", budget: { text: "≤ 4", met: true, goal: GOAL, counted: true } },
  { what: "c", measured: "1 request" },
];

test("the text table aligns its columns and says where a budget is not met", () => {
  expect(textTable({ title: "Budgets:", cells: budgetCells(ROWS) }).split("\n")).toEqual([
    "Budgets:",
    "",
    "what   provider  measured    against        ratio   budget   goal  met",
    "start  program   60.0 ms     node: 40.0 ms  1.50 ×  ≤ 1.2 ×  –     NO",
    "a | b  –         3 requests  –              –       ≤ 4      1 ×   yes, and the goal",
    "c      –         1 request   –              –       –        –     –",
  ]);
});

test("the Markdown table keeps a bar within its cell", () => {
  expect(markdownTable({ title: "Budgets:", cells: budgetCells(ROWS.slice(1)) }).split("\n")).toEqual([
    "Budgets:",
    "",
    "| what | provider | measured | against | ratio | budget | goal | met |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    "| a \\| b | – | 3 requests | – | – | ≤ 4 | 1 × | yes, and the goal |",
    "| c | – | 1 request | – | – | – | – | – |",
  ]);
});
