/** By which a provider knows that Terraform starts it (terraform-plugin-go, `tf6server`). */
export const PLUGIN_COOKIE = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
} as const;
