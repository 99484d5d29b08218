/**
 * Preloaded into every Node process of a plan (`NODE_OPTIONS=--require`): appends the process id to the file named by
 * BENCH_STARTED, and at the first TCP connection to the one named by BENCH_WORKING.
 */
const { appendFileSync } = require("node:fs");
const { Socket } = require("node:net");

const report = (file) => appendFileSync(file, `${process.pid}\n`);

report(process.env.BENCH_STARTED);

const { connect } = Socket.prototype;
let working = false;
Socket.prototype.connect = function (...args) {
  if (!working) report(process.env.BENCH_WORKING);
  working = true;
  return connect.apply(this, args);
};
