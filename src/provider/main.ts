import { serve } from "../plugin";

// Loaded after the handshake, while Terraform connects.
serve(() => (require("./rdslicensing") as typeof import("./rdslicensing")).rdslicensing, {
  debug: process.argv.includes("--debug"),
  address: "registry.terraform.io/rds-licensing/rdslicensing",
});
