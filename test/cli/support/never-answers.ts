/** Of the command that is run: `run-command.ts`. */
const windows = process.env.COMMAND_IS_BUILT === "1" ? "../../../lib/windows" : "../../../src/windows";
const { HostConnections } = require(windows) as typeof import("../../../src/windows");

/** Whatever is asked of it is never answered, and nothing is left that the event loop could wait for. */
const never: never = new Proxy(() => never, {
  get: (_target, name) => (name === "then" ? () => {} : never),
  apply: () => never,
}) as never;

/** Preloaded into a command: hosts whose sockets are lost from sight, as by a reply that no one listens for. */
HostConnections.prototype.to = (host) =>
  new Proxy(never, { get: (_target, name) => (name === "host" ? host.text : never) });
