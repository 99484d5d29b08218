test("./drift, the earlier name of ./reports, leads to the same files", () => {
  const { exports } = require("../../package.json");
  expect(exports["./drift"]).toEqual(exports["./reports"]);
});
