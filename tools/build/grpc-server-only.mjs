/**
 * What `@grpc/grpc-js` loads beside its server: the client, its configuration and the reflection service, which only
 * channelz (switched off in src/plugin/grpc/server.ts) would use. They are half of the bundle.
 */
const UNUSED =
  /@grpc[\\/](grpc-js[\\/]build[\\/]src[\\/](make-client|admin|service-config)|proto-loader[\\/]build[\\/]src[\\/]index)\.js$/;

/** An esbuild plugin that leaves them out. A use of one of them would fail loudly: it has no exports. */
export const grpcServerOnly = {
  name: "grpc-server-only",
  setup(build) {
    build.onLoad({ filter: UNUSED }, () => ({ contents: "module.exports = {};", loader: "js" }));
  },
};
