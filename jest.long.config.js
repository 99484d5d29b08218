/**
 * What `npm run test:long` runs: tests that are long by their nature, and in full those of which `npm test` runs a short
 * form (test/support/is-long-run.ts).
 * @type {import("jest").Config}
 */
module.exports = {
  ...require("./jest.config.js"),
  testMatch: ["<rootDir>/test/{long,fuzz,soak,real-windows}/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
  testTimeout: 30 * 60_000,
  globals: { LONG_RUN: true },
};
