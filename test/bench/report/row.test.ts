import { amountBudget, brokenBudgets, countBudget, type Row, timeBudget } from "../../../bench/report/row";

describe("budgets", () => {
  test("a time budget is met up to its ratio, and never counted", () => {
    expect(timeBudget(1.7, { most: 1.7 })).toEqual({ text: "≤ 1.7 ×", met: true, counted: false });
    expect(timeBudget(1.71, { most: 1.7 }).met).toBe(false);
  });

  test("a goal is judged apart from the budget", () => {
    const limits = { most: 15, goal: 12 };
    expect(countBudget(13, limits, "requests")).toEqual({
      text: "≤ 15 requests",
      met: true,
      goal: { text: "12 requests", met: false },
      counted: true,
    });
    expect(amountBudget(12, limits, "ms")).toMatchObject({ goal: { met: true }, counted: false });
  });

  test("only a broken budget of something counted is reported as broken", () => {
    const row = (what: string, budget?: Row["budget"]): Row => ({ what, measured: "", budget });
    const rows = [
      row("slow", { text: "", met: false, counted: false }),
      row("too many", { text: "", met: false, counted: true }),
      row("few enough", { text: "", met: true, counted: true }),
      row("no budget"),
    ];
    expect(brokenBudgets(rows).map(({ what }) => what)).toEqual(["too many"]);
  });
});
