/**
 * The one program for a system: started by Terraform, or by the provider's file name, it is the provider, else it is
 * `rds-licensing`. What only the other needs is not loaded.
 */
import { basename } from "node:path";

const isProvider =
  process.env.TF_PLUGIN_MAGIC_COOKIE !== undefined || basename(process.execPath).startsWith("terraform-provider-");

if (isProvider) require("../provider/main");
else require("../cli/main");
