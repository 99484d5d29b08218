/** What `npm run test:long` runs: tests that are long by their nature. @type {import("jest").Config} */
module.exports = {
  ...require("./jest.config.js"),
  testMatch: ["<rootDir>/test/long/**/*.test.ts"],
  testTimeout: 30 * 60_000,
};
