import { contrast } from "./wcag-contrast";

test.each([
  ["rgb(0, 0, 0)", ["rgb(255, 255, 255)"], 21],
  ["rgb(255, 255, 255)", ["rgb(255, 255, 255)"], 1],
  // Known from the technique G18 and its tools: the lightest gray on white that is enough.
  ["rgb(118, 118, 118)", ["rgb(255, 255, 255)"], 4.54],
  ["rgb(0, 0, 0)", ["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"], 21],
  ["rgba(0, 0, 0, 0.5)", [], 3.95],
])("the contrast of %s on %j is %d", (text, behind, expected) => {
  expect(contrast(text, behind)).toBeCloseTo(expected, 1);
});
