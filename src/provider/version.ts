/** The version of this package and of the provider. The bundler puts the file's content in place of the call. */
export const { version: VERSION } = require("../../package.json") as { readonly version: string };
