/**
 * What `npm run test:long` runs in the runtime of the standalone programs: all that speaks to hosts and to Terraform, so
 * that a difference of the runtimes is seen here first.
 * @type {import("jest").Config}
 */
module.exports = {
  ...require("./jest.config.js"),
  testMatch: [
    "<rootDir>/test/{wsman,windows,plugin,provider,connection,hostile}/**/*.test.ts",
    "<rootDir>/test/peers/{apache,gss-ntlmssp,impacket}/**/*.test.ts",
  ],
  testPathIgnorePatterns: [
    "/node_modules/",
    // Serves in both runtimes by itself, to clients in Node: the runtime's own http2 client would be judged here.
    "<rootDir>/test/plugin/grpc/server.test.ts",
  ],
  setupFilesAfterEnv: ["<rootDir>/tools/test/expect-runtime-differences.ts"],
};
