import { fitColumns } from "../../../src/cli/watch/fit-columns";

const NAME = { wanted: 20, least: 10, dispensable: 0 };
const TEXT = { wanted: 40, least: 10, dispensable: 1 };
const NOTE = { wanted: 10, least: 8, dispensable: 2 };

test.each([
  ["every column is as wide as it wants where there is room", 74, [20, 40, 10]],
  ["the widest gives way first", 64, [20, 30, 10]],
  ["those that are equally wide give way together", 42, [14, 14, 10]],
  ["none is narrower than is of use", 32, [10, 10, 8]],
  ["then the most dispensable is left out", 31, [14, 15, 0]],
  ["then the next", 21, [20, 0, 0]],
  ["and the rest gives way as far as it must", 7, [7, 0, 0]],
])("%s", (_, available, widths) => {
  expect(fitColumns([NAME, TEXT, NOTE], available)).toEqual(widths);
});

test("columns that can not be left out share what there is", () => {
  expect(fitColumns([NAME, { ...NAME, wanted: 8 }], 12)).toEqual([5, 5]);
});
