/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/{test,examples}/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/long/", "<rootDir>/test/real-windows/"],
  // For what never ends, not for what is slow: no test gets near it on a machine that does ten other things.
  testTimeout: 10 * 60_000,
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  // Dynamic imports name the emitted file, as Node's own resolution wants it.
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  modulePathIgnorePatterns: ["<rootDir>/lib", "<rootDir>/dist", "<rootDir>/.cache", "cdktf.out"],
};
